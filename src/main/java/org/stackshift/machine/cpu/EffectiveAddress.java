package org.stackshift.machine.cpu;

import org.stackshift.isa.Segment;
import org.stackshift.machine.decode.Operand;

/**
 * A memory operand's address as a formula without branches: base + index * scale + displacement.
 *
 * <p>A missing base or index reads {@link Cpu#ZERO}, the register that is always zero; rip is
 * folded into the displacement. Only fs and gs have a base in 64-bit mode (SDM vol. 1 §3.3.7.1),
 * and an address-size prefix truncates the sum to 32 bits before the segment base is added.
 */
public final class EffectiveAddress {
    private final int base;
    private final int index;
    private final int shift;
    private final long displacement;
    private final int segment;
    private final boolean truncated;
    private final boolean plain;

    private EffectiveAddress(Operand.Memory operand, long nextRip) {
        boolean ripRelative = operand.base() == Operand.Memory.RIP;
        base = operand.base() < 0 ? Cpu.ZERO : operand.base();
        index = operand.index() < 0 ? Cpu.ZERO : operand.index();
        shift = Integer.numberOfTrailingZeros(operand.scale());
        displacement = operand.displacement() + (ripRelative ? nextRip : 0);
        segment = operand.segment();
        truncated = operand.addressSize() == 4;
        plain = !truncated && segment < Segment.FS;
    }

    /** The formula of {@code operand} in an instruction that ends at {@code nextRip}. */
    public static EffectiveAddress of(Operand.Memory operand, long nextRip) {
        return new EffectiveAddress(operand, nextRip);
    }

    /** The linear address. */
    public long of(Cpu cpu) {
        long[] gpr = cpu.gpr;
        long sum = gpr[base] + (gpr[index] << shift) + displacement;
        return plain ? sum : special(cpu, sum);
    }

    /** Whether the formula is base + displacement and nothing else, as for most operands. */
    public boolean isBased() {
        return plain && index == Cpu.ZERO;
    }

    /** The linear address by the shorter formula, for ops that know {@link #isBased} beforehand. */
    public long based(Cpu cpu) {
        return cpu.gpr[base] + displacement;
    }

    /**
     * The offset within the segment, as lea wants it: truncated to the address size, no segment
     * base.
     */
    public long offset(Cpu cpu) {
        long[] gpr = cpu.gpr;
        long sum = gpr[base] + (gpr[index] << shift) + displacement;
        return truncated ? sum & 0xffff_ffffL : sum;
    }

    private long special(Cpu cpu, long sum) {
        long offset = truncated ? sum & 0xffff_ffffL : sum;
        return offset + cpu.segmentBase(segment);
    }
}
