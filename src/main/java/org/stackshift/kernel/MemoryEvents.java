package org.stackshift.kernel;

import org.stackshift.base.Copies;
import org.stackshift.kernel.event.AddressSpaceForked;
import org.stackshift.kernel.event.CopyOnWrite;
import org.stackshift.kernel.mm.Forked;
import org.stackshift.kernel.mm.MemoryListener;
import org.stackshift.kernel.mm.WriteFault;
import org.stackshift.kernel.task.Task;

/** Logs what happens to shared pages, with the task that caused it. */
final class MemoryEvents implements MemoryListener {
    private final KernelState state;

    MemoryEvents(KernelState state) {
        this.state = state;
    }

    @Override
    public boolean isHeard() {
        return state.events().isHeard();
    }

    @Override
    public void writeFault(WriteFault fault) {
        long rip = state.current().map(task -> task.regs().rip()).orElse(0L);
        state.events().log(icount -> new CopyOnWrite(icount, pid(), rip, fault));
    }

    @Override
    public void forked(Forked fork) {
        state.events().log(icount -> new AddressSpaceForked(icount, pid(), fork));
    }

    @Override
    public MemoryEvents copy(Copies copies) {
        return new MemoryEvents(copies.replacement(state));
    }

    private int pid() {
        return state.current().map(Task::pid).orElse(0);
    }
}
