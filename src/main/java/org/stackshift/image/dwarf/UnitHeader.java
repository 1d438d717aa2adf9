package org.stackshift.image.dwarf;

/**
 * What stands before the entries of a unit (DWARF 5 §7.5.1).
 *
 * @param offset of the unit in .debug_info
 * @param version 2-5
 * @param type DW_UT_*, 1 before DWARF 5
 * @param abbreviations offset in .debug_abbrev
 */
record UnitHeader(
        long offset, int version, int type, int offsetSize, int addressSize, long abbreviations) {
    private static final int OLDEST = 2;
    private static final int NEWEST = 5;

    /** Reads the header behind the unit's length. */
    static UnitHeader read(Cursor cursor, long offset, int offsetSize) {
        int version = cursor.u16();
        if (version < OLDEST || version > NEWEST) {
            throw new DwarfFault("a unit of DWARF version " + version);
        }
        if (version < 5) {
            long abbreviations = cursor.unsigned(offsetSize);
            return new UnitHeader(offset, version, 1, offsetSize, cursor.u8(), abbreviations);
        }
        int type = cursor.u8();
        int addressSize = cursor.u8();
        long abbreviations = cursor.unsigned(offsetSize);
        switch (type) {
            case Dw.UT_TYPE, Dw.UT_SPLIT_TYPE -> cursor.skip(8 + offsetSize);
            case Dw.UT_SKELETON, Dw.UT_SPLIT_COMPILE -> cursor.skip(8);
            default -> {}
        }
        return new UnitHeader(offset, version, type, offsetSize, addressSize, abbreviations);
    }

    /** DWARF 2 gave references between units the size of an address. */
    int referenceSize() {
        return version == 2 ? addressSize : offsetSize;
    }
}
