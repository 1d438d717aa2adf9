package org.stackshift.machine.cpu.sse;

import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.decode.Operand;

/** Where an instruction reads its second operand: a register of any file, or memory of any size. */
abstract sealed class Source {
    /** The source of an instruction that has none: zero. */
    static final Source NONE = new None();

    /** Bits 63..0; a shorter memory operand is zero-extended. */
    abstract long low(Cpu cpu);

    /**
     * Bits 127..64, to be asked for after {@link #low}; zero if the operand has no more than 64
     * bits.
     */
    abstract long high(Cpu cpu);

    /**
     * The source that an operand names. Memory operands of 16 bytes must be aligned (SDM vol. 1
     * §4.1.1).
     *
     * @param nextRip address of the next instruction, for rip-relative operands
     */
    static Source of(Operand operand, long nextRip) {
        return switch (operand) {
            case Operand.Memory m when m.size() == 16 ->
                    new Aligned(EffectiveAddress.of(m, nextRip));
            default -> ofAnyAlignment(operand, nextRip);
        };
    }

    /** Like {@link #of}, for the instructions that do not ask for alignment. */
    static Source ofAnyAlignment(Operand operand, long nextRip) {
        return switch (operand) {
            case Operand.Register r -> ofRegister(r);
            case Operand.Memory m when m.size() == 16 ->
                    new Unaligned(EffectiveAddress.of(m, nextRip));
            case Operand.Memory m when m.size() == 8 ->
                    new Quadword(EffectiveAddress.of(m, nextRip));
            case Operand.Memory m -> new Small(EffectiveAddress.of(m, nextRip), m.size());
            default -> throw new IllegalArgumentException("no source: " + operand);
        };
    }

    /** The lowest single of a register, zero-extended, or four bytes of memory. */
    static Source ofSingle(Operand operand, long nextRip) {
        return operand instanceof Operand.Register r ? new Single(r.index()) : of(operand, nextRip);
    }

    private static Source ofRegister(Operand.Register r) {
        return switch (r.file()) {
            case XMM -> new Xmm(r.index());
            case MMX -> new Mmx(r.index());
            case GPR -> new General(r.index(), r.size());
            default -> throw new IllegalArgumentException("no source: " + r);
        };
    }

    private static final class None extends Source {
        @Override
        long low(Cpu cpu) {
            return 0;
        }

        @Override
        long high(Cpu cpu) {
            return 0;
        }
    }

    private static final class Xmm extends Source {
        private final int low;

        Xmm(int index) {
            this.low = 2 * index;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.xmm[low];
        }

        @Override
        long high(Cpu cpu) {
            return cpu.xmm[low + 1];
        }
    }

    private static final class Single extends Source {
        private final int low;

        Single(int index) {
            this.low = 2 * index;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.xmm[low] & 0xffff_ffffL;
        }

        @Override
        long high(Cpu cpu) {
            return 0;
        }
    }

    private static final class Mmx extends Source {
        private final int index;

        Mmx(int index) {
            this.index = index;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.x87.mmx(index);
        }

        @Override
        long high(Cpu cpu) {
            return 0;
        }
    }

    /** A general-purpose register, zero-extended. */
    private static final class General extends Source {
        private final int index;
        private final long mask;

        General(int index, int size) {
            this.index = index;
            this.mask = -1L >>> 64 - 8 * size;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.gpr[index] & mask;
        }

        @Override
        long high(Cpu cpu) {
            return 0;
        }
    }

    /** Two or four bytes of memory. */
    private static final class Small extends Source {
        private final EffectiveAddress address;
        private final int size;

        Small(EffectiveAddress address, int size) {
            this.address = address;
            this.size = size;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.load(address.of(cpu), size);
        }

        @Override
        long high(Cpu cpu) {
            return 0;
        }
    }

    private static final class Quadword extends Source {
        private final EffectiveAddress address;

        Quadword(EffectiveAddress address) {
            this.address = address;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.load64(address.of(cpu));
        }

        @Override
        long high(Cpu cpu) {
            return 0;
        }
    }

    private static final class Unaligned extends Source {
        private final EffectiveAddress address;

        Unaligned(EffectiveAddress address) {
            this.address = address;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.load64(address.of(cpu));
        }

        @Override
        long high(Cpu cpu) {
            return cpu.load64(address.of(cpu) + 8);
        }
    }

    private static final class Aligned extends Source {
        private final EffectiveAddress address;

        Aligned(EffectiveAddress address) {
            this.address = address;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.load64(requireAligned(address.of(cpu)));
        }

        @Override
        long high(Cpu cpu) {
            return cpu.load64(address.of(cpu) + 8);
        }
    }

    /**
     * The same address.
     *
     * @throws GuestFault #GP(0) if it is no multiple of 16
     */
    static long requireAligned(long vaddr) {
        if ((vaddr & 15) != 0) {
            throw new GuestFault(Vector.GP, 0, 0);
        }
        return vaddr;
    }
}
