package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;

/** An operation of the exact path, from bit patterns to a bit pattern. */
@FunctionalInterface
interface SoftOperation {
    long apply(Rounder rounder, long a, long b);

    /** Runs an operation whose results have the given format, and adds its flags to MXCSR. */
    static long run(Cpu cpu, Format format, SoftOperation operation, long a, long b) {
        Rounder rounder = new Rounder(format, cpu.mxcsr);
        long result = operation.apply(rounder, a, b);
        cpu.mxcsr |= rounder.flags();
        return result;
    }
}
