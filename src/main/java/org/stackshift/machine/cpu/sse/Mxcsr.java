package org.stackshift.machine.cpu.sse;

import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;

/**
 * The SSE control and status register (SDM vol. 1 §10.2.3).
 *
 * <pre>
 *  15 14 13 12 11 10  9  8  7  6  5  4  3  2  1  0
 * |FZ| RC  |PM|UM|OM|ZM|DM|IM|DZ|PE|UE|OE|ZE|DE|IE|
 * </pre>
 */
public final class Mxcsr {
    /** Invalid operation. */
    public static final int IE = 1;

    /** Denormal operand. */
    public static final int DE = 1 << 1;

    /** Division by zero. */
    public static final int ZE = 1 << 2;

    /** Overflow. */
    public static final int OE = 1 << 3;

    /** Underflow. */
    public static final int UE = 1 << 4;

    /** Precision: the result is not exact. */
    public static final int PE = 1 << 5;

    /** All six sticky flags. */
    public static final int FLAGS = 0x3f;

    /** Denormal operands count as zero. */
    public static final int DAZ = 1 << 6;

    /** From a flag to the bit that masks its exception. */
    public static final int MASK_SHIFT = 7;

    /** All six exceptions masked. */
    public static final int ALL_MASKED = FLAGS << MASK_SHIFT;

    /** Where the two bits of rounding control begin: 0 nearest, 1 down, 2 up, 3 toward zero. */
    public static final int RC_SHIFT = 13;

    /** Rounding control for truncation. */
    public static final int TOWARD_ZERO = 3 << RC_SHIFT;

    /** Tiny results become zero. */
    public static final int FTZ = 1 << 15;

    /** The value after reset: everything masked, round to nearest. */
    public static final int RESET = ALL_MASKED;

    /** The bits that exist; setting another one is #GP. */
    public static final int WRITABLE = 0xffff;

    private static final int PRECOMPUTATION = IE | DE | ZE;

    private Mxcsr() {}

    /**
     * Whether the control bits hold their reset value, so that Java's arithmetic is the guest's.
     */
    static boolean isDefault(int mxcsr) {
        return (mxcsr & ~FLAGS) == RESET;
    }

    /** Whether this environment masks the exceptions of all the given flags. */
    static boolean masks(int mxcsr, int flags) {
        return (flags & ~(mxcsr >>> MASK_SHIFT)) == 0;
    }

    /**
     * Begins an instruction that may raise flags. While an exception is unmasked, the sticky flags
     * are put aside, so that {@link #end} can tell which ones this instruction raised.
     *
     * @return the value of MXCSR before, for {@link #end}
     */
    static int begin(Cpu cpu) {
        int before = cpu.mxcsr;
        if ((before & ALL_MASKED) != ALL_MASKED) {
            cpu.mxcsr = before & ~FLAGS;
        }
        return before;
    }

    /**
     * Ends the computation and precedes the write of its result: #XM if an unmasked exception was
     * raised. An exception found before the computation in any lane keeps all lanes from reporting
     * the ones found after it (SDM vol. 1 §11.5.2, §4.9.2).
     *
     * @throws GuestFault #XM (#UD without CR4.OSXMMEXCPT), with the flags in MXCSR
     */
    static void end(Cpu cpu, int before) {
        if ((before & ALL_MASKED) == ALL_MASKED) {
            return;
        }
        int raised = cpu.mxcsr & FLAGS;
        boolean early = !masks(before, raised & PRECOMPUTATION);
        cpu.mxcsr = before | (early ? raised & PRECOMPUTATION : raised);
        if (!masks(before, raised)) {
            throw new GuestFault(Availability.exceptionVector(cpu), 0, 0);
        }
    }

    /**
     * Loads the register as ldmxcsr and fxrstor do.
     *
     * @throws GuestFault #GP(0) for a reserved bit
     */
    public static void write(Cpu cpu, int value) {
        if ((value & ~WRITABLE) != 0) {
            throw new GuestFault(Vector.GP, 0, 0);
        }
        cpu.mxcsr = value;
    }
}
