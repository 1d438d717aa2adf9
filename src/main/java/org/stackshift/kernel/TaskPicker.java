package org.stackshift.kernel;

import org.stackshift.isa.Gpr;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.event.ContextSwitch;
import org.stackshift.kernel.task.Task;

/** Answers the guest's {@code schedule}: who runs next on this CPU. */
final class TaskPicker {
    /**
     * What lies on the kernel stack of a task that is switched out: six registers, return address.
     */
    private static final int SWITCH_FRAME = 7 * 8;

    private final KernelState state;

    TaskPicker(KernelState state) {
        this.state = state;
    }

    /** The address of the next task_struct; the idle task's when nobody can run. */
    long pickNextTask(int cpu) {
        Task previous = state.running();
        Task next = state.scheduler().pickNext(cpu).orElse(state.idle().get(cpu));
        if (next != previous) {
            next.struct().setField32(TaskStruct.CPU, cpu);
            boolean voluntary = previous.struct().state() != TaskState.RUNNING;
            previous.struct().add(voluntary ? TaskStruct.NVCSW : TaskStruct.NIVCSW, 1);
            if (state.events().isHeard()) {
                log(cpu, previous, next, voluntary);
            }
        }
        return next.struct().vaddr();
    }

    private void log(int cpu, Task previous, Task next, boolean voluntary) {
        long loaded = previous.struct().activeMm();
        boolean sameTables = next.struct().mm() == 0 || next.struct().mm() == loaded;
        long rsp = state.machine().cpu().gpr[Gpr.RSP] - SWITCH_FRAME;
        state.events()
                .log(
                        icount ->
                                new ContextSwitch(
                                        icount,
                                        cpu,
                                        previous.pid(),
                                        next.pid(),
                                        voluntary,
                                        sameTables,
                                        rsp,
                                        next.struct().threadSp()));
    }
}
