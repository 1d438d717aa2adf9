package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;

/**
 * One lane of a floating-point instruction: from the bit patterns of two operands to that of the
 * result. Singles are zero-extended, going in and coming out. Flags are added to {@code cpu.mxcsr};
 * operations on one operand take b.
 */
@FunctionalInterface
interface FloatLane {
    long apply(Cpu cpu, long a, long b);
}
