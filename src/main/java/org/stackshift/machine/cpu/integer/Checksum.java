package org.stackshift.machine.cpu.integer;

/** The cyclic redundancy check of crc32, with the polynomial 11EDC6F41H (SDM vol. 2, CRC32). */
final class Checksum {
    /** The polynomial without its highest bit, bits in reverse order. */
    private static final int POLYNOMIAL = 0x82f6_3b78;

    private static final int[] OF_BYTE = ofBytes();

    private Checksum() {}

    /**
     * Takes the low {@code bytes} of {@code data} into a checksum.
     *
     * @return the new checksum, zero-extended
     */
    static long add(long checksum, long data, int bytes) {
        int crc = (int) checksum;
        for (int i = 0; i < bytes; i++) {
            crc = crc >>> 8 ^ OF_BYTE[(crc ^ (int) (data >>> 8 * i)) & 0xff];
        }
        return crc & 0xffff_ffffL;
    }

    private static int[] ofBytes() {
        int[] table = new int[256];
        for (int b = 0; b < table.length; b++) {
            int crc = b;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) != 0 ? POLYNOMIAL : 0);
            }
            table[b] = crc;
        }
        return table;
    }
}
