package org.stackshift.machine.decode;

/**
 * Reads a VEX prefix of three bytes into an opcode map and the bits of {@link Prefix} that it
 * stands for (SDM vol. 2 §2.3.5).
 *
 * <pre>
 *          7 6 5 4..0       7  6..3  2 1..0
 *   C4    |R|X|B|map |     |W| vvvv |L| pp |    R, X, B and vvvv are inverted
 * </pre>
 *
 * The form of two bytes, C5, is not read: it only reaches vector instructions, which the machine
 * does not have.
 */
final class VexPrefix {
    static final int FIRST_BYTE = 0xc4;

    private static final int NO_REGISTER = 15;

    /** What may not stand before VEX, as it holds these itself (§2.3.2, §2.3.3). */
    private static final int EXCLUDED =
            Prefix.LOCK | Prefix.REP | Prefix.REPNE | Prefix.OPERAND_SIZE | Prefix.REX;

    private final int map;
    private final int bits;
    private final boolean isLong;

    private VexPrefix(int map, int bits, boolean isLong) {
        this.map = map;
        this.bits = bits;
        this.isLong = isLong;
    }

    /** Reads the two bytes behind C4. */
    static VexPrefix read(CodeReader in) {
        int second = in.u8();
        int third = in.u8();
        int register = ~third >>> 3 & 15;
        int bits =
                Prefix.VEX
                        | register << Prefix.VEX_REGISTER_SHIFT
                        | ((second & 0x80) == 0 ? Prefix.REX_R : 0)
                        | ((second & 0x40) == 0 ? Prefix.REX_X : 0)
                        | ((second & 0x20) == 0 ? Prefix.REX_B : 0)
                        | ((third & 0x80) != 0 ? Prefix.REX_W : 0)
                        | impliedPrefix(third & 3);
        return new VexPrefix(second & 0x1f, bits, (third & 4) != 0);
    }

    private static int impliedPrefix(int pp) {
        return switch (pp) {
            case 1 -> Prefix.OPERAND_SIZE;
            case 2 -> Prefix.REP;
            case 3 -> Prefix.REPNE;
            default -> 0;
        };
    }

    /** Whether there can be an instruction of general registers (length 0) behind it. */
    boolean isUsable(int legacyPrefixes) {
        return !isLong && (legacyPrefixes & EXCLUDED) == 0 && map >= 1 && map <= 3;
    }

    /** As in {@link OpcodeTable}; only where {@link #isUsable}. */
    int map() {
        return OpcodeTable.VEX_0F + map - 1;
    }

    int bits() {
        return bits;
    }

    /** Whether an instruction whose operands do not name it leaves vvvv unused. */
    static boolean isRegisterUnnamed(Form form, int prefixes) {
        return (prefixes & Prefix.VEX) != 0
                && (prefixes >>> Prefix.VEX_REGISTER_SHIFT & NO_REGISTER) != 0
                && form.operands().stream()
                        .noneMatch(code -> code.method() == OperandCode.Method.GPR_VEX);
    }
}
