package org.stackshift.machine.decode;

/**
 * Where one operand is encoded and how wide it is, in the letters of SDM vol. 2 appendix A.2.
 *
 * @param method where it is encoded
 * @param width of a register, an immediate or, unless {@code memoryWidth} says otherwise, memory
 * @param memoryWidth of the memory form, e.g. {@code Evw}: a register of operand size or a word in
 *     memory
 */
public record OperandCode(Method method, Width width, Width memoryWidth) {

    /** Addressing methods: the first letter of the code, or the fixed register it spells. */
    public enum Method {
        /** C: control register by ModRM.reg. */
        CONTROL,
        /** D: debug register by ModRM.reg. */
        DEBUG,
        /** E: general register or memory by ModRM.rm. */
        GPR_OR_MEMORY,
        /** G: general register by ModRM.reg. */
        GPR_REG,
        /** H: general register by ModRM.rm, whatever ModRM.mod says. */
        GPR_RM_ANY_MOD,
        /** R: general register by ModRM.rm; mod = 3 only. */
        GPR_RM,
        /** Z: general register by the low bits of the opcode. */
        GPR_OPCODE,
        /** I: immediate, zero-extended unless it has operand size. */
        IMMEDIATE,
        /** I…s: immediate, sign-extended to operand size. */
        IMMEDIATE_SIGNED,
        /** J: displacement of a jump. */
        RELATIVE,
        /** M: memory by ModRM.rm; mod ≠ 3 only. */
        MEMORY,
        /** O: memory at an absolute address that follows the opcode. */
        ABSOLUTE,
        /** N: MMX register by ModRM.rm; mod = 3 only. */
        MMX_RM,
        /** P: MMX register by ModRM.reg. */
        MMX_REG,
        /** Q: MMX register or memory by ModRM.rm. */
        MMX_OR_MEMORY,
        /** S: segment register by ModRM.reg. */
        SEGMENT_REG,
        /** U: SSE register by ModRM.rm; mod = 3 only. */
        XMM_RM,
        /** V: SSE register by ModRM.reg. */
        XMM_REG,
        /** W: SSE register or memory by ModRM.rm. */
        XMM_OR_MEMORY,
        /** X: memory at ds:rsi. */
        STRING_SOURCE,
        /** Y: memory at es:rdi. */
        STRING_DESTINATION,
        /** B: general register by VEX.vvvv. */
        GPR_VEX,
        /** rBX: the table of xlat at ds:rbx; al is added to the address. */
        TRANSLATION_TABLE,
        /** AL, AX, eAX, rAX. */
        ACCUMULATOR,
        /** XMM0. */
        XMM_ZERO,
        /** CL. */
        COUNT,
        /** DX. */
        PORT,
        /** FS. */
        FS,
        /** GS. */
        GS,
        /** ST. */
        ST_TOP,
        /** STi: x87 register by ModRM.rm. */
        ST_RM,
        /** 1: the constant of the short shift forms. */
        ONE
    }

    static OperandCode parse(String code) {
        return switch (code) {
            case "AL" -> of(Method.ACCUMULATOR, Width.B);
            case "AX" -> of(Method.ACCUMULATOR, Width.W);
            case "eAX" -> of(Method.ACCUMULATOR, Width.Z);
            case "rAX" -> of(Method.ACCUMULATOR, Width.V);
            case "rBX" -> of(Method.TRANSLATION_TABLE, Width.B);
            case "XMM0" -> of(Method.XMM_ZERO, Width.X);
            case "CL" -> of(Method.COUNT, Width.B);
            case "DX" -> of(Method.PORT, Width.W);
            case "FS" -> of(Method.FS, Width.V);
            case "GS" -> of(Method.GS, Width.V);
            case "ST" -> of(Method.ST_TOP, Width.T);
            case "STi" -> of(Method.ST_RM, Width.T);
            case "1" -> of(Method.ONE, Width.B);
            case "Ibs" -> of(Method.IMMEDIATE_SIGNED, Width.B);
            case "Iz" -> of(Method.IMMEDIATE_SIGNED, Width.Z);
            default -> parseLetters(code);
        };
    }

    private static OperandCode parseLetters(String code) {
        Method method = method(code.charAt(0));
        Width width = code.length() > 1 ? Width.of(code.charAt(1)) : Width.NONE;
        Width memory = code.length() > 2 ? Width.of(code.charAt(2)) : width;
        return new OperandCode(method, width, memory);
    }

    private static OperandCode of(Method method, Width width) {
        return new OperandCode(method, width, width);
    }

    private static Method method(char letter) {
        return switch (letter) {
            case 'B' -> Method.GPR_VEX;
            case 'C' -> Method.CONTROL;
            case 'D' -> Method.DEBUG;
            case 'E' -> Method.GPR_OR_MEMORY;
            case 'G' -> Method.GPR_REG;
            case 'H' -> Method.GPR_RM_ANY_MOD;
            case 'I' -> Method.IMMEDIATE;
            case 'J' -> Method.RELATIVE;
            case 'M' -> Method.MEMORY;
            case 'N' -> Method.MMX_RM;
            case 'O' -> Method.ABSOLUTE;
            case 'P' -> Method.MMX_REG;
            case 'Q' -> Method.MMX_OR_MEMORY;
            case 'R' -> Method.GPR_RM;
            case 'S' -> Method.SEGMENT_REG;
            case 'U' -> Method.XMM_RM;
            case 'V' -> Method.XMM_REG;
            case 'W' -> Method.XMM_OR_MEMORY;
            case 'X' -> Method.STRING_SOURCE;
            case 'Y' -> Method.STRING_DESTINATION;
            case 'Z' -> Method.GPR_OPCODE;
            default -> throw new IllegalArgumentException("no addressing method " + letter);
        };
    }

    /** Whether the instruction has a ModRM byte because of this operand. */
    boolean usesModRm() {
        return switch (method) {
            case CONTROL,
                    DEBUG,
                    GPR_OR_MEMORY,
                    GPR_REG,
                    GPR_RM_ANY_MOD,
                    GPR_RM,
                    MEMORY,
                    MMX_RM,
                    MMX_REG,
                    MMX_OR_MEMORY,
                    SEGMENT_REG,
                    XMM_RM,
                    XMM_REG,
                    XMM_OR_MEMORY,
                    ST_RM ->
                    true;
            default -> false;
        };
    }

    /** Whether the operand exists in register forms (mod = 3) or in memory forms. */
    boolean accepts(boolean register) {
        return switch (method) {
            case MEMORY -> !register;
            case GPR_RM, MMX_RM, XMM_RM, ST_RM -> register;
            default -> true;
        };
    }

    /** Whether the operand makes its instruction one on bytes. */
    boolean isByteData() {
        return width == Width.B
                && switch (method) {
                    case GPR_OR_MEMORY,
                            GPR_REG,
                            GPR_OPCODE,
                            ACCUMULATOR,
                            STRING_SOURCE,
                            STRING_DESTINATION,
                            ABSOLUTE,
                            TRANSLATION_TABLE ->
                            true;
                    default -> false;
                };
    }
}
