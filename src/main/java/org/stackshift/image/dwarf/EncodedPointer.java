package org.stackshift.image.dwarf;

/**
 * Pointers as .eh_frame stores them (LSB core, "DWARF Exception Header Encoding").
 *
 * <pre>
 *  7         6..4        3..0
 *  indirect  relative to format
 * </pre>
 */
final class EncodedPointer {
    static final int ABSOLUTE = 0;

    private static final int OMIT = 0xff;
    private static final int INDIRECT = 0x80;
    private static final int PC_RELATIVE = 0x10;

    private EncodedPointer() {}

    /**
     * Reads a pointer.
     *
     * @param sectionVaddr where the section that the cursor walks over from its start lies in
     *     memory
     * @param sectionOffset of the cursor in that section
     */
    static long read(Cursor cursor, int encoding, long sectionVaddr, long sectionOffset) {
        long value = number(cursor, encoding & 0xf);
        return switch (encoding & 0xf0) {
            case ABSOLUTE -> value;
            case PC_RELATIVE -> sectionVaddr + sectionOffset + value;
            default -> throw new DwarfFault("a pointer of unknown encoding");
        };
    }

    static void skip(Cursor cursor, int encoding) {
        if (encoding != OMIT) {
            number(cursor, encoding & ~INDIRECT & 0xf);
        }
    }

    /** The number alone, without what it is relative to. */
    static long number(Cursor cursor, int format) {
        return switch (format) {
            case 0x0, 0x4, 0xc -> cursor.i64();
            case 0x1 -> cursor.uleb();
            case 0x2 -> cursor.u16();
            case 0x3 -> cursor.u32();
            case 0x9 -> cursor.sleb();
            case 0xa -> (short) cursor.u16();
            case 0xb -> cursor.i32();
            default -> throw new DwarfFault("a pointer of unknown format");
        };
    }
}
