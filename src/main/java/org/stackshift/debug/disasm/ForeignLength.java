package org.stackshift.debug.disasm;

/**
 * Lengths of instructions that the machine does not have (AES, SHA, AVX, AVX-512), so that a
 * listing stays in step with the code behind them (SDM vol. 2 §2.3.5, §2.7.1 and appendix A).
 */
final class ForeignLength {
    private static final int VEX3 = 0xc4;
    private static final int VEX2 = 0xc5;
    private static final int EVEX = 0x62;
    private static final int MAP_0F = 1;
    private static final int MAP_0F3A = 3;
    private static final int VZEROUPPER = 0x77;

    private final byte[] code;
    private final int limit;

    private ForeignLength(byte[] code, int limit) {
        this.code = code;
        this.limit = limit;
    }

    /**
     * How many bytes the instruction has from its opcode on, or 0 if no such instruction is known
     * or it does not fit.
     *
     * @param opcode index of the first byte behind the legacy prefixes
     */
    static int of(byte[] code, int opcode, int limit) {
        int length = new ForeignLength(code, limit).from(opcode);
        return opcode + length <= limit ? length : 0;
    }

    private int from(int start) {
        return switch (at(start)) {
            case VEX2 -> 2 + vex(MAP_0F, start + 2);
            case VEX3 -> 3 + vex(at(start + 1) & 0x1f, start + 3);
            case EVEX -> 4 + vex(at(start + 1) & 7, start + 4);
            case 0x0f -> legacy(start);
            case 0xc6 -> at(start + 1) == 0xf8 ? 3 : 0; // xabort
            case 0xc7 -> at(start + 1) == 0xf8 ? 6 : 0; // xbegin
            default -> 0;
        };
    }

    /** Opcode, operands and immediate behind a VEX or EVEX prefix. */
    private int vex(int map, int opcode) {
        if (map == MAP_0F && at(opcode) == VZEROUPPER) {
            return 1;
        }
        boolean immediate = map == MAP_0F3A || map == MAP_0F && hasImmediate(at(opcode));
        return 1 + modRmLength(opcode + 1) + (immediate ? 1 : 0);
    }

    private static boolean hasImmediate(int opcode) {
        return switch (opcode) {
            case 0x70, 0x71, 0x72, 0x73, 0xc2, 0xc4, 0xc5, 0xc6 -> true;
            default -> false;
        };
    }

    private int legacy(int escape) {
        return switch (at(escape + 1)) {
            case 0x38 -> 3 + modRmLength(escape + 3);
            case 0x3a -> 3 + modRmLength(escape + 3) + 1;
            // 3DNow, whose last byte is the opcode.
            case 0x0f -> 2 + modRmLength(escape + 2) + 1;
            // Register forms of the system group.
            case 0x01 -> at(escape + 2) >= 0xc0 ? 3 : 0;
            // vmread, vmwrite, the groups of clwb and rdrand.
            case 0x78, 0x79, 0xae, 0xc7 -> 2 + modRmLength(escape + 2);
            default -> 0;
        };
    }

    /** ModRM, SIB and displacement. */
    private int modRmLength(int modRm) {
        int mod = at(modRm) >> 6;
        int rm = at(modRm) & 7;
        boolean sib = mod != 3 && rm == 4;
        int base = sib ? at(modRm + 1) & 7 : rm;
        int displacement =
                switch (mod) {
                    case 0 -> base == 5 ? 4 : 0;
                    case 1 -> 1;
                    case 2 -> 4;
                    default -> 0;
                };
        return 1 + (sib ? 1 : 0) + displacement;
    }

    private int at(int index) {
        return index < limit ? code[index] & 0xff : 0;
    }
}
