package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

/**
 * A common information entry, CIE (DWARF 5 §6.4.1; LSB core, "Exception Frames" for .eh_frame).
 *
 * @param pointerEncoding DW_EH_PE_* of the addresses in its frame descriptions
 * @param hasAugmentationData whether its frame descriptions carry a length and data of that length
 * @param initial instructions that every frame begins with
 */
record CommonInformation(
        long codeAlignment,
        long dataAlignment,
        int returnAddress,
        int pointerEncoding,
        boolean hasAugmentationData,
        boolean isSignalFrame,
        ByteSpan initial) {
    /** Reads the entry behind its id. */
    static CommonInformation read(Cursor cursor, boolean isEhFrame) {
        int version = cursor.u8();
        if (version != 1 && version != 3 && version != 4) {
            throw new DwarfFault("call frame information of version " + version);
        }
        String augmentation = cursor.text();
        if (version == 4) {
            cursor.skip(2);
        }
        long codeAlignment = cursor.uleb();
        long dataAlignment = cursor.sleb();
        int returnAddress = version == 1 ? cursor.u8() : (int) cursor.uleb();
        boolean hasData = augmentation.startsWith("z");
        if (!hasData && !augmentation.isEmpty()) {
            throw new DwarfFault("call frame information with unknown augmentation");
        }
        int encoding = EncodedPointer.ABSOLUTE;
        if (hasData) {
            encoding = pointerEncoding(augmentation, cursor.part(cursor.uleb()));
        }
        return new CommonInformation(
                codeAlignment,
                dataAlignment,
                returnAddress,
                isEhFrame ? encoding : EncodedPointer.ABSOLUTE,
                hasData,
                augmentation.contains("S"),
                cursor.block(cursor.remaining()));
    }

    private static int pointerEncoding(String augmentation, Cursor data) {
        int encoding = EncodedPointer.ABSOLUTE;
        for (char letter : augmentation.substring(1).toCharArray()) {
            switch (letter) {
                case 'R' -> encoding = data.u8();
                case 'P' -> EncodedPointer.skip(data, data.u8());
                case 'L' -> data.u8();
                case 'S', 'B' -> {}
                default -> {
                    return encoding;
                }
            }
        }
        return encoding;
    }
}
