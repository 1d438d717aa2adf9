package org.stackshift.kernel;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.event.TaskExited;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.syscall.ProcessControl;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;

import java.util.List;
import java.util.Optional;

/** How tasks end, and what of the CPU belongs to them. */
final class Processes implements ProcessControl {
    private final KernelState state;

    Processes(KernelState state) {
        this.state = state;
    }

    @Override
    public void exit(Task task, int status) {
        end(task, status, null);
    }

    /** A signal ends the task. */
    void die(Task task, SigInfo info) {
        end(task, 0, info);
    }

    /**
     * The task becomes a zombie and never leaves the kernel again; what it had can still be looked
     * at.
     */
    private void end(Task task, int status, @Nullable SigInfo signal) {
        task.struct().setState(TaskState.ZOMBIE);
        task.struct().setFlag(TaskStruct.TIF_NEED_RESCHED);
        Machine machine = state.machine();
        PtRegs regs = task.regs();
        state.setExit(
                new TaskExit(
                        status,
                        Optional.ofNullable(signal),
                        regs.rip(),
                        machine.userInstructions(),
                        machine.icount()));
        state.events()
                .log(
                        icount ->
                                new TaskExited(
                                        icount,
                                        task.pid(),
                                        status,
                                        signal == null ? 0 : signal.signal()));
        machine.requestStop();
    }

    @Override
    public Optional<Task> task(int tid) {
        return state.queue().tasks().stream().filter(task -> task.pid() == tid).findFirst();
    }

    @Override
    public List<Process> processes() {
        return state.queue().tasks().stream().map(Task::process).distinct().toList();
    }

    @Override
    public void setFsBase(Task task, long vaddr) {
        task.struct().setFsBase(vaddr);
        state.machine().cpu().fsBase = vaddr;
    }

    @Override
    public long userGsBase() {
        return state.machine().cpu().kernelGsBase;
    }

    @Override
    public void setUserGsBase(long vaddr) {
        state.machine().cpu().kernelGsBase = vaddr;
    }
}
