package org.stackshift.machine.cpu.sse;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;

/** Whether the operating system lets SSE and MMX instructions run (SDM vol. 3 §2.5, §14.1). */
final class Availability {
    private static final long SWITCHED = ControlBits.CR0_EM | ControlBits.CR0_TS;

    private Availability() {}

    /** Precedes every SSE instruction: #UD without CR4.OSFXSR or with CR0.EM, #NM with CR0.TS. */
    static void requireSse(Cpu cpu) {
        if ((cpu.cr0 & SWITCHED | ~cpu.cr4 & ControlBits.CR4_OSFXSR) != 0) {
            throw new GuestFault(isOff(cpu) ? Vector.UD : Vector.NM, 0, 0);
        }
    }

    /** The vector of an unmasked SSE exception. */
    static int exceptionVector(Cpu cpu) {
        return (cpu.cr4 & ControlBits.CR4_OSXMMEXCPT) != 0 ? Vector.XM : Vector.UD;
    }

    private static boolean isOff(Cpu cpu) {
        return (cpu.cr0 & ControlBits.CR0_EM) != 0 || (cpu.cr4 & ControlBits.CR4_OSFXSR) == 0;
    }
}
