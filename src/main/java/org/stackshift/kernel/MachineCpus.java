package org.stackshift.kernel;

import org.stackshift.base.Copies;
import org.stackshift.isa.Vector;
import org.stackshift.kernel.sched.Cpus;
import org.stackshift.machine.Machine;

/** The machine's CPUs as the scheduler sees them. */
record MachineCpus(Machine machine) implements Cpus {
    @Override
    public int count() {
        return machine.cpus().size();
    }

    @Override
    public long icount() {
        return machine.icount();
    }

    @Override
    public long retired(int cpu) {
        return machine.cpus().get(cpu).retired();
    }

    @Override
    public long retiredInUser(int cpu) {
        return machine.cpus().get(cpu).userInstructions();
    }

    @Override
    public void setTimer(int cpu, long instructions) {
        machine.setTimer(cpu, instructions);
    }

    @Override
    public void interrupt(int cpu) {
        machine.sendIpi(cpu, Vector.RESCHEDULE);
    }

    @Override
    public MachineCpus copy(Copies copies) {
        return new MachineCpus(copies.replacement(machine));
    }
}
