package org.stackshift.machine;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.memory.Ram;

/** One computer: memory, a CPU, a timer. Every method belongs to the thread that created it. */
public final class Machine {
    private final Cpu cpu = new Cpu();
    private final Ram ram;

    /** A machine in the state after reset, with its memory. */
    public Machine(Ram ram) {
        this.ram = ram;
    }

    public Cpu cpu() {
        return cpu;
    }

    public Ram ram() {
        return ram;
    }
}
