package org.stackshift.machine.cpu.sse;

import org.stackshift.isa.PageBits;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/** Ops that take an XMM register elsewhere: to memory or to a general-purpose register. */
final class StoreOps {
    private StoreOps() {}

    /** What a general-purpose register learns from the two halves of a vector. */
    @FunctionalInterface
    interface Extract {
        long of(long low, long high);
    }

    /** Stores all 16 bytes; a fault on either page leaves both as they were. */
    static final class StoreVector extends Op {
        private final EffectiveAddress address;
        private final boolean aligned;
        private final int source;

        StoreVector(EffectiveAddress address, boolean aligned, int register) {
            this.address = address;
            this.aligned = aligned;
            this.source = 2 * register;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long vaddr = address.of(cpu);
            if (aligned) {
                Source.requireAligned(vaddr);
            } else if ((vaddr & PageBits.PAGE_SIZE - 1) > PageBits.PAGE_SIZE - 16) {
                cpu.probeWrite(vaddr, 16);
            }
            cpu.store64(vaddr, cpu.xmm[source]);
            cpu.store64(vaddr + 8, cpu.xmm[source + 1]);
        }
    }

    /**
     * Writes something about a vector to a register or to as many bytes of memory as the operand
     * has.
     */
    static final class ToLocation extends Op {
        private final Location destination;
        private final Source source;
        private final Extract extract;

        ToLocation(Location destination, Source source, Extract extract) {
            this.destination = destination;
            this.source = source;
            this.extract = extract;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            destination.write(cpu, extract.of(source.low(cpu), source.high(cpu)));
        }
    }

    /** maskmovdqu: stores the bytes whose mask byte has its top bit set. */
    static final class StoreMasked extends Op {
        private final EffectiveAddress address;
        private final int source;
        private final int mask;

        StoreMasked(EffectiveAddress address, int source, int mask) {
            this.address = address;
            this.source = 2 * source;
            this.mask = 2 * mask;
        }

        @Override
        public void execute(Cpu cpu) {
            Availability.requireSse(cpu);
            long vaddr = address.of(cpu);
            long chosen =
                    Lanes.BYTES.signs(cpu.xmm[mask]) | Lanes.BYTES.signs(cpu.xmm[mask + 1]) << 8;
            storeBytes(cpu, vaddr, cpu.xmm[source], cpu.xmm[source + 1], (int) chosen);
        }
    }

    /**
     * Stores byte i of 16 where bit i of {@code chosen} is set; all of them or, on a fault, none.
     */
    static void storeBytes(Cpu cpu, long vaddr, long low, long high, int chosen) {
        if (chosen == 0) {
            return;
        }
        int first = Integer.numberOfTrailingZeros(chosen);
        int last = 31 - Integer.numberOfLeadingZeros(chosen);
        cpu.probeWrite(vaddr + first, last - first + 1);
        for (int i = first; i <= last; i++) {
            if ((chosen >>> i & 1) != 0) {
                cpu.store8(vaddr + i, (int) ((i < 8 ? low : high) >>> 8 * i));
            }
        }
    }
}
