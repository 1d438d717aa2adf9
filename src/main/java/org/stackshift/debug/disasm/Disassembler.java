package org.stackshift.debug.disasm;

import org.stackshift.machine.decode.Decoded;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Undecodable;

import java.util.function.Consumer;

/** Turns machine code into lines of text, as objdump does. */
public final class Disassembler {
    private static final int FWAIT = 0x9b;
    private static final int X87_FIRST = 0xd8;
    private static final int X87_LAST = 0xdf;
    private static final int ESCAPE = 0x0f;
    private static final String BAD = "(bad)";

    private final Formatter formatter;

    /**
     * @param syntax how to write
     * @param symbols names for jump targets and rip-relative operands
     */
    public Disassembler(Syntax syntax, SymbolNames symbols) {
        formatter = Formatter.of(syntax, symbols);
    }

    /**
     * Yields the lines of consecutive bytes, one an instruction.
     *
     * @param vaddr of {@code code[offset]}
     * @param code the bytes; the lines refer to them
     * @param offset of the first byte
     * @param limit index behind the last one
     */
    public void sweep(long vaddr, byte[] code, int offset, int limit, Consumer<Line> lines) {
        int position = offset;
        while (position < limit) {
            Line line = line(vaddr + (position - offset), code, position, limit);
            lines.accept(line);
            position += line.length();
        }
    }

    /** The line that begins at {@code code[offset]}; there is at least one byte. */
    public Line line(long vaddr, byte[] code, int offset, int limit) {
        int ineffective = ineffectivePrefixes(code, offset, limit);
        if (ineffective > 0) {
            return new Line(vaddr, code, offset, ineffective, words(code, offset, ineffective));
        }
        return switch (Decoder.decode(code, offset, limit)) {
            case Instruction instruction
                    when instruction.mnemonic() == Mnemonic.FWAIT && instruction.length() == 1 ->
                    waiting(instruction, vaddr, code, offset, limit);
            case Instruction instruction -> line(instruction, false, vaddr, code, offset);
            case Undecodable reason -> bad(reason, vaddr, code, offset, limit);
        };
    }

    private Line line(Instruction instruction, boolean waits, long vaddr, byte[] code, int offset) {
        int start = waits ? offset + 1 : offset;
        int length = start - offset + instruction.length();
        StringBuilder out = new StringBuilder(48);
        formatter.append(
                out, new EncodedInstruction(instruction, code, start, waits), vaddr + length);
        return new Line(vaddr, code, offset, length, out.toString());
    }

    /** An fwait belongs to the x87 instruction behind it: 9b d9 /7 is fstcw. */
    private Line waiting(Instruction fwait, long vaddr, byte[] code, int offset, int limit) {
        Decoded next = Decoder.decode(code, offset + 1, limit);
        if (next instanceof Instruction instruction && isX87(code, offset + 1)) {
            return line(instruction, true, vaddr, code, offset);
        }
        return line(fwait, false, vaddr, code, offset);
    }

    private static boolean isX87(byte[] code, int offset) {
        int position = offset;
        while (PrefixByte.isPrefix(code[position])) {
            position++;
        }
        int opcode = code[position] & 0xff;
        return opcode >= X87_FIRST && opcode <= X87_LAST;
    }

    /**
     * How many bytes up to a REX prefix that another prefix makes ineffective; 0 if there is none.
     */
    private static int ineffectivePrefixes(byte[] code, int offset, int limit) {
        for (int i = offset; i + 1 < limit && PrefixByte.isPrefix(code[i]); i++) {
            boolean prefixFollows =
                    PrefixByte.isPrefix(code[i + 1]) || (code[i + 1] & 0xff) == FWAIT;
            if (PrefixByte.isRex(code[i] & 0xff) && prefixFollows) {
                return i + 1 - offset;
            }
        }
        return 0;
    }

    private static Line bad(Undecodable reason, long vaddr, byte[] code, int offset, int limit) {
        if (reason == Undecodable.TRUNCATED) {
            return new Line(vaddr, code, offset, 1, leftover(code[offset]));
        }
        int opcode = offset;
        while (opcode < limit - 1 && PrefixByte.isPrefix(code[opcode])) {
            opcode++;
        }
        int foreign = ForeignLength.of(code, opcode, limit);
        if (foreign > 0) {
            return new Line(vaddr, code, offset, opcode - offset + foreign, BAD);
        }
        String words = opcode == offset ? "" : words(code, offset, opcode - offset) + " ";
        int end = opcode + (code[opcode] == ESCAPE && opcode + 1 < limit ? 2 : 1);
        return new Line(vaddr, code, offset, end - offset, words + BAD);
    }

    /** A byte of an instruction that the end of the code cuts off. */
    private static String leftover(byte b) {
        int value = b & 0xff;
        return PrefixByte.isPrefix(b)
                ? PrefixByte.word(value)
                : ".byte 0x" + Integer.toHexString(value);
    }

    private static String words(byte[] code, int offset, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = offset; i < offset + count; i++) {
            words.append(i == offset ? "" : " ").append(PrefixByte.word(code[i] & 0xff));
        }
        return words.toString();
    }
}
