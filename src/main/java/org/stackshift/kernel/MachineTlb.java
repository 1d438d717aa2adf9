package org.stackshift.kernel;

import org.stackshift.base.Copies;
import org.stackshift.kernel.mm.TlbControl;
import org.stackshift.machine.Machine;

/** The translations that the CPUs of a machine remember. */
record MachineTlb(Machine machine) implements TlbControl {
    @Override
    public void invalidatePage(long pgd, long vaddr) {
        machine.invalidatePage(pgd, vaddr);
    }

    @Override
    public void flush(long pgd) {
        machine.flushTlb(pgd);
    }

    @Override
    public MachineTlb copy(Copies copies) {
        return new MachineTlb(copies.replacement(machine));
    }
}
