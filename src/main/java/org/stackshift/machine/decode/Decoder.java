package org.stackshift.machine.decode;

/** Decodes instructions of 64-bit mode (SDM vol. 2 chapter 2). */
public final class Decoder {
    private static final int ESCAPE = 0x0f;
    private static final int ESCAPE_38 = 0x38;
    private static final int ESCAPE_3A = 0x3a;
    private static final int NOP = 0x90;
    private static final int XCHG = 0x91;

    private Decoder() {}

    /**
     * Decodes the instruction that begins at {@code code[offset]}.
     *
     * @param code never changed
     * @param offset of the first byte; at most {@code limit}
     * @param limit index behind the last byte that may be read
     * @return an {@link Instruction}, or why there is none
     */
    public static Decoded decode(byte[] code, int offset, int limit) {
        CodeReader in = new CodeReader(code, offset, limit);
        int prefixes = PrefixScan.scan(in);
        int map = OpcodeTable.ONE_BYTE;
        int opcode = in.u8();
        if (opcode == ESCAPE) {
            opcode = in.u8();
            map = mapBehindEscape(opcode);
            opcode = map == OpcodeTable.MAP_0F ? opcode : in.u8();
        } else if (opcode == VexPrefix.FIRST_BYTE) {
            VexPrefix vex = VexPrefix.read(in);
            if (!vex.isUsable(prefixes)) {
                return in.overrun() ? in.reason() : Undecodable.INVALID;
            }
            map = vex.map();
            prefixes |= vex.bits();
            opcode = in.u8();
        }
        return decode(in, prefixes, map, opcode);
    }

    /** Goes on behind the opcode byte. */
    private static Decoded decode(CodeReader in, int prefixes, int map, int opcode) {
        OpcodeSlot slot = OpcodeTable.instance().slot(map, row(map, opcode, prefixes));
        int modRm = slot != null && slot.hasModRm() ? in.u8() : 0;
        if (in.overrun()) {
            return in.reason();
        }
        Form form = slot == null ? null : slot.select(prefixes, modRm);
        if (form == null || VexPrefix.isRegisterUnnamed(form, prefixes)) {
            return Undecodable.INVALID;
        }
        return instruction(
                in, form, prefixes & ~(form.mandatoryPrefixes() & ~Prefix.REX_W), opcode, modRm);
    }

    private static int mapBehindEscape(int opcode) {
        return switch (opcode) {
            case ESCAPE_38 -> OpcodeTable.MAP_0F38;
            case ESCAPE_3A -> OpcodeTable.MAP_0F3A;
            default -> OpcodeTable.MAP_0F;
        };
    }

    /** The opcode to look up: 90 is nop or pause, but with REX.B alone it is xchg r8, rax. */
    private static int row(int map, int opcode, int prefixes) {
        boolean exchange =
                map == OpcodeTable.ONE_BYTE
                        && opcode == NOP
                        && (prefixes & (Prefix.REX_B | Prefix.REP)) == Prefix.REX_B;
        return exchange ? XCHG : opcode;
    }

    private static Decoded instruction(
            CodeReader in, Form form, int prefixes, int opcode, int modRm) {
        OperandReader reader = new OperandReader(in, form, prefixes, opcode, modRm);
        Instruction instruction = reader.instruction();
        return in.overrun() ? in.reason() : instruction;
    }
}
