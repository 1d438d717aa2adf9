package org.stackshift.kernel;

import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;

/** Floating-point exception bits, the same for SSE and x87 (SDM vol. 1 §8.1.3, §10.2.3). */
final class FloatExceptions {
    static final int INVALID = 1;
    static final int DENORMAL = 1 << 1;
    static final int DIVIDE = 1 << 2;
    static final int OVERFLOW = 1 << 3;
    static final int UNDERFLOW = 1 << 4;

    private static final int ALL = 0x3f;
    private static final int MXCSR_MASKS_SHIFT = 7;

    private FloatExceptions() {}

    /** The raised exceptions that are not masked, behind #XM or #MF. */
    static int unmasked(Cpu cpu, int vector) {
        if (vector == Vector.MF) {
            return cpu.x87.status() & ~cpu.x87.control() & ALL;
        }
        return cpu.mxcsr & ~(cpu.mxcsr >>> MXCSR_MASKS_SHIFT) & ALL;
    }
}
