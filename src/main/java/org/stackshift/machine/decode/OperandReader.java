package org.stackshift.machine.decode;

import static org.stackshift.machine.decode.Operand.Memory.NONE;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.decode.Operand.Immediate;
import org.stackshift.machine.decode.Operand.Memory;
import org.stackshift.machine.decode.Operand.RegisterFile;
import org.stackshift.machine.decode.Operand.Relative;

import java.util.List;

/**
 * Reads the operands of one instruction whose form is known: registers, memory, immediates, in this
 * order.
 */
final class OperandReader {
    private static final int ES = 0;
    private static final int DS = 3;
    private static final int FS = 4;
    private static final int GS = 5;

    private final CodeReader in;
    private final Form form;
    private final int prefixes;
    private final int opcode;
    private final int modRm;
    private final int operandSize;
    private final int addressSize;

    /**
     * @param in stands behind ModRM
     * @param form of the instruction
     * @param prefixes bits of {@link Prefix} without the mandatory one
     * @param opcode the last opcode byte
     * @param modRm its ModRM byte, if it has one
     */
    OperandReader(CodeReader in, Form form, int prefixes, int opcode, int modRm) {
        this.in = in;
        this.form = form;
        this.prefixes = prefixes;
        this.opcode = opcode;
        this.modRm = modRm;
        operandSize = form.operandSize(prefixes);
        addressSize = has(Prefix.ADDRESS_SIZE) ? 4 : 8;
    }

    /** Reads on to the end of the instruction. */
    Instruction instruction() {
        List<OperandCode> codes = form.operands();
        // Read in Intel order, which has memory before immediates, as the encoding has.
        List<Operand> operands =
                switch (codes.size()) {
                    case 0 -> List.of();
                    case 1 -> List.of(read(codes.get(0)));
                    case 2 -> List.of(read(codes.get(0)), read(codes.get(1)));
                    default -> List.of(read(codes.get(0)), read(codes.get(1)), read(codes.get(2)));
                };
        return new Instruction(
                form,
                operands,
                operandSize,
                addressSize,
                form.hasCondition() ? opcode & 15 : 0,
                prefixes,
                in.length());
    }

    private Operand read(OperandCode code) {
        int size = bytes(code.width());
        return switch (code.method()) {
            case GPR_REG -> gpr(reg(), size);
            case GPR_OR_MEMORY -> isRegister() ? gpr(rm(), size) : memory(code);
            case GPR_RM, GPR_RM_ANY_MOD -> gpr(rm(), size);
            case GPR_OPCODE -> gpr(opcode & 7 | extension(Prefix.REX_B), size);
            case GPR_VEX ->
                    Registers.of(
                            RegisterFile.GPR, prefixes >>> Prefix.VEX_REGISTER_SHIFT & 15, size);
            case ACCUMULATOR -> gpr(Gpr.RAX, size);
            case COUNT -> gpr(Gpr.RCX, size);
            case PORT -> gpr(Gpr.RDX, size);
            case XMM_REG -> Registers.of(RegisterFile.XMM, reg(), size);
            case XMM_RM -> Registers.of(RegisterFile.XMM, rm(), size);
            case XMM_OR_MEMORY ->
                    isRegister() ? Registers.of(RegisterFile.XMM, rm(), size) : memory(code);
            case XMM_ZERO -> Registers.of(RegisterFile.XMM, 0, size);
            case MMX_REG -> Registers.of(RegisterFile.MMX, modRm >> 3 & 7, size);
            case MMX_RM -> Registers.of(RegisterFile.MMX, modRm & 7, size);
            case MMX_OR_MEMORY ->
                    isRegister() ? Registers.of(RegisterFile.MMX, modRm & 7, size) : memory(code);
            case ST_TOP -> Registers.of(RegisterFile.ST, 0, size);
            case ST_RM -> Registers.of(RegisterFile.ST, modRm & 7, size);
            case SEGMENT_REG -> Registers.of(RegisterFile.SEGMENT, modRm >> 3 & 7, 2);
            case FS -> Registers.of(RegisterFile.SEGMENT, FS, 2);
            case GS -> Registers.of(RegisterFile.SEGMENT, GS, 2);
            case CONTROL -> Registers.of(RegisterFile.CONTROL, reg(), size);
            case DEBUG -> Registers.of(RegisterFile.DEBUG, reg(), size);
            case MEMORY -> memory(code);
            case TRANSLATION_TABLE -> string(dataSegment(), Gpr.RBX, size);
            case ABSOLUTE -> absolute(size);
            case STRING_SOURCE -> string(dataSegment(), Gpr.RSI, size);
            case STRING_DESTINATION -> string(ES, Gpr.RDI, size);
            case IMMEDIATE -> new Immediate(in.unsigned(size), size);
            case IMMEDIATE_SIGNED -> new Immediate(in.signed(size), operandSize);
            case RELATIVE -> new Relative(in.signed(size), operandSize);
            case ONE -> new Immediate(1, 1);
        };
    }

    private Operand gpr(int index, int size) {
        // Without REX, 4-7 name ah, ch, dh, bh instead of spl, bpl, sil, dil.
        if (size == 1 && index >= 4 && index < 8 && !has(Prefix.REX)) {
            return Registers.of(RegisterFile.HIGH_BYTE, index - 4, 1);
        }
        return Registers.of(RegisterFile.GPR, index, size);
    }

    private Memory memory(OperandCode code) {
        int size = bytes(code.memoryWidth());
        int mod = modRm >> 6;
        int rm = modRm & 7;
        if (rm == 4) {
            return sib(in.u8(), mod, size);
        }
        if (mod == 0 && rm == 5) {
            return address(Memory.RIP, NONE, 1, in.signed(4), size);
        }
        return address(rm(), NONE, 1, displacement(mod), size);
    }

    /** ModRM.rm = 4: scale, index and base in a byte of their own (SDM vol. 2 table 2-3). */
    private Memory sib(int sib, int mod, int size) {
        int index = sib >> 3 & 7 | extension(Prefix.REX_X);
        boolean noBase = mod == 0 && (sib & 7) == 5;
        return address(
                noBase ? NONE : sib & 7 | extension(Prefix.REX_B),
                index == 4 ? NONE : index,
                1 << (sib >> 6),
                noBase ? in.signed(4) : displacement(mod),
                size);
    }

    private long displacement(int mod) {
        return switch (mod) {
            case 1 -> in.signed(1);
            case 2 -> in.signed(4);
            default -> 0;
        };
    }

    private Memory absolute(int size) {
        return address(NONE, NONE, 1, in.unsigned(addressSize), size);
    }

    private Memory string(int segment, int base, int size) {
        return new Memory(segment, base, NONE, 1, 0, addressSize, size);
    }

    private Memory address(int base, int index, int scale, long displacement, int size) {
        return new Memory(segment(), base, index, scale, displacement, addressSize, size);
    }

    /** In 64-bit mode only fs and gs override anything. */
    private int segment() {
        return has(Prefix.SEGMENT_FS) ? FS : has(Prefix.SEGMENT_GS) ? GS : NONE;
    }

    private int dataSegment() {
        return segment() == NONE ? DS : segment();
    }

    private int bytes(Width width) {
        return width.bytes(operandSize, has(Prefix.REX_W));
    }

    private boolean isRegister() {
        return modRm >= 0xc0;
    }

    private int reg() {
        return modRm >> 3 & 7 | extension(Prefix.REX_R);
    }

    private int rm() {
        return modRm & 7 | extension(Prefix.REX_B);
    }

    private int extension(int rexBit) {
        return has(rexBit) ? 8 : 0;
    }

    private boolean has(int prefix) {
        return (prefixes & prefix) != 0;
    }
}
