package org.stackshift.machine.decode;

/** Reads the prefixes of an instruction into bits of {@link Prefix}. */
final class PrefixScan {
    private static final int REPEAT = Prefix.REP | Prefix.REPNE;
    private static final int ALL_REX =
            Prefix.REX | Prefix.REX_W | Prefix.REX_R | Prefix.REX_X | Prefix.REX_B;

    private PrefixScan() {}

    /**
     * Leaves {@code in} at the opcode. Of F2 and F3, and of FS and GS, the last one counts; a REX
     * prefix counts only directly before the opcode (SDM vol. 2 §2.2.1).
     */
    static int scan(CodeReader in) {
        int prefixes = 0;
        while (true) {
            int b = in.peek();
            if ((b & 0xf0) == 0x40) {
                prefixes = prefixes & ~ALL_REX | rex(b);
            } else {
                int bit = legacy(b);
                if (bit == 0 || in.overrun()) {
                    return prefixes;
                }
                prefixes = prefixes & ~(ALL_REX | replacedBy(bit)) | bit;
            }
            in.skip();
        }
    }

    private static int rex(int b) {
        return Prefix.REX
                | ((b & 8) != 0 ? Prefix.REX_W : 0)
                | ((b & 4) != 0 ? Prefix.REX_R : 0)
                | ((b & 2) != 0 ? Prefix.REX_X : 0)
                | ((b & 1) != 0 ? Prefix.REX_B : 0);
    }

    private static int legacy(int b) {
        return switch (b) {
            case 0xf0 -> Prefix.LOCK;
            case 0xf2 -> Prefix.REPNE;
            case 0xf3 -> Prefix.REP;
            case 0x66 -> Prefix.OPERAND_SIZE;
            case 0x67 -> Prefix.ADDRESS_SIZE;
            case 0x26 -> Prefix.SEGMENT_ES;
            case 0x2e -> Prefix.SEGMENT_CS;
            case 0x36 -> Prefix.SEGMENT_SS;
            case 0x3e -> Prefix.SEGMENT_DS;
            case 0x64 -> Prefix.SEGMENT_FS;
            case 0x65 -> Prefix.SEGMENT_GS;
            default -> 0;
        };
    }

    private static int replacedBy(int bit) {
        return switch (bit) {
            case Prefix.REP, Prefix.REPNE -> REPEAT;
            case Prefix.SEGMENT_FS, Prefix.SEGMENT_GS -> Prefix.SEGMENT_FS | Prefix.SEGMENT_GS;
            default -> 0;
        };
    }
}
