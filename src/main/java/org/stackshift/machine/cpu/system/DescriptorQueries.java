package org.stackshift.machine.cpu.system;

import org.stackshift.isa.Rflags;
import org.stackshift.isa.SegmentDescriptor;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Descriptors;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Instruction;

/**
 * lar, lsl, verr, verw: what a selector would give, as ZF and a value, without a fault (SDM vol.
 * 2).
 */
final class DescriptorQueries {
    private static final long ACCESS_RIGHTS = 0x00f0_ff00;

    private DescriptorQueries() {}

    static Op create(Instruction insn, long nextRip) {
        Location selector = Location.of(insn.operands().getLast(), nextRip);
        Location result = Location.of(insn.operands().getFirst(), nextRip);
        return switch (insn.mnemonic()) {
            case LAR -> SystemOp.any(cpu -> loadRights(cpu, selector(cpu, selector), result));
            case LSL -> SystemOp.any(cpu -> loadLimit(cpu, selector(cpu, selector), result));
            case VERR -> SystemOp.any(cpu -> verifyRead(cpu, selector(cpu, selector)));
            default -> SystemOp.any(cpu -> verifyWrite(cpu, selector(cpu, selector)));
        };
    }

    private static int selector(Cpu cpu, Location place) {
        return (int) place.read(cpu) & 0xffff;
    }

    private static void loadRights(Cpu cpu, int selector, Location result) {
        long descriptor = visible(cpu, selector);
        if (answer(cpu, isVisible(cpu, selector, descriptor))) {
            result.write(cpu, descriptor >>> 32 & ACCESS_RIGHTS);
        }
    }

    private static void loadLimit(Cpu cpu, int selector, Location result) {
        long descriptor = visible(cpu, selector);
        if (answer(cpu, isVisible(cpu, selector, descriptor))) {
            result.write(cpu, SegmentDescriptor.limit(descriptor));
        }
    }

    private static void verifyRead(Cpu cpu, int selector) {
        long descriptor = visible(cpu, selector);
        answer(
                cpu,
                SegmentDescriptor.isReadable(descriptor) && isVisible(cpu, selector, descriptor));
    }

    private static void verifyWrite(Cpu cpu, int selector) {
        long descriptor = visible(cpu, selector);
        answer(
                cpu,
                SegmentDescriptor.isWritable(descriptor) && isVisible(cpu, selector, descriptor));
    }

    /** The descriptor, or 0 (an invalid type) if the selector names none. */
    private static long visible(Cpu cpu, int selector) {
        boolean exists =
                !Descriptors.isNull(selector) && Descriptors.isWithinTable(cpu, selector, 8);
        return exists ? cpu.mmu().loadSystem64(Descriptors.vaddr(cpu, selector)) : 0;
    }

    private static boolean isVisible(Cpu cpu, int selector, long descriptor) {
        boolean known =
                SegmentDescriptor.isCodeOrData(descriptor)
                        || switch (SegmentDescriptor.type(descriptor)) {
                            case SegmentDescriptor.TYPE_LDT,
                                    SegmentDescriptor.TYPE_TSS_AVAILABLE,
                                    SegmentDescriptor.TYPE_TSS_BUSY ->
                                    true;
                            default -> false;
                        };
        return known
                && (SegmentDescriptor.isConforming(descriptor)
                        || SegmentDescriptor.dpl(descriptor) >= Math.max(cpu.cpl, selector & 3));
    }

    private static boolean answer(Cpu cpu, boolean yes) {
        cpu.setRflags(cpu.rflags() & ~Rflags.ZF | (yes ? Rflags.ZF : 0));
        return yes;
    }
}
