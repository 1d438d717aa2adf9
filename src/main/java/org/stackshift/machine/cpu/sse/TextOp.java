package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Flags;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.sse.TextCompare.Text;
import org.stackshift.machine.decode.Prefix;

/** pcmpestri, pcmpestrm, pcmpistri, pcmpistrm. A memory operand needs no alignment. */
final class TextOp extends Op {
    /** Bit 6 of the immediate: the last match instead of the first; a mask of whole elements. */
    private static final int OTHER_OUTPUT = 0x40;

    private final int first;
    private final Source source;
    private final TextCompare compare;
    private final boolean explicit;
    private final boolean index;
    private final boolean otherOutput;
    private final boolean wide;

    private TextOp(Operands o, boolean explicit, boolean index) {
        this.first = 2 * o.register(0);
        this.source = o.unaligned(1);
        this.compare = new TextCompare(o.immediate(2));
        this.explicit = explicit;
        this.index = index;
        this.otherOutput = (o.immediate(2) & OTHER_OUTPUT) != 0;
        this.wide = o.insn().has(Prefix.REX_W);
    }

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        return switch (o.insn().mnemonic()) {
            case PCMPESTRI -> new TextOp(o, true, true);
            case PCMPESTRM -> new TextOp(o, true, false);
            case PCMPISTRI -> new TextOp(o, false, true);
            case PCMPISTRM -> new TextOp(o, false, false);
            default -> null;
        };
    }

    @Override
    public void execute(Cpu cpu) {
        Availability.requireSse(cpu);
        Text b = text(cpu, source.low(cpu), source.high(cpu), Gpr.RDX);
        Text a = text(cpu, cpu.xmm[first], cpu.xmm[first + 1], Gpr.RAX);
        int matches = compare.matches(a, b);
        if (index) {
            cpu.gpr[Gpr.RCX] = number(matches);
        } else {
            writeMask(cpu, matches);
        }
        Flags.set(
                cpu,
                (matches != 0 ? Rflags.CF : 0)
                        | (b.length() < compare.count() ? Rflags.ZF : 0)
                        | (a.length() < compare.count() ? Rflags.SF : 0)
                        | ((matches & 1) != 0 ? Rflags.OF : 0));
    }

    private Text text(Cpu cpu, long low, long high, int lengthRegister) {
        int length =
                explicit
                        ? explicitLength(cpu.gpr[lengthRegister])
                        : compare.implicitLength(low, high);
        return new Text(low, high, length);
    }

    /** The magnitude of the register, no more than a text can have. */
    private int explicitLength(long register) {
        long magnitude = Math.abs(wide ? register : (int) register);
        return magnitude < 0 ? compare.count() : (int) Math.min(magnitude, compare.count());
    }

    private int number(int matches) {
        if (matches == 0) {
            return compare.count();
        }
        return otherOutput
                ? 31 - Integer.numberOfLeadingZeros(matches)
                : Integer.numberOfTrailingZeros(matches);
    }

    private void writeMask(Cpu cpu, int matches) {
        int width = compare.width();
        cpu.xmm[0] = otherOutput ? InsertBinder.lanes(matches, width) : matches;
        cpu.xmm[1] = otherOutput ? InsertBinder.lanes(matches >>> 64 / width, width) : 0;
    }
}
