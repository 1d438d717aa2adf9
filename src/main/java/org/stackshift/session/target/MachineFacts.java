package org.stackshift.session.target;

import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.task.Task;
import org.stackshift.session.timeline.Facts;

import java.util.Optional;

/** Answers the recorder from the machine and its kernel. */
final class MachineFacts implements Facts {
    private final Kernel kernel;

    MachineFacts(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public long rip() {
        return kernel.machine().cpu().rip;
    }

    @Override
    public boolean canRun(int pid) {
        return task(pid).filter(task -> task.struct().state() == TaskState.RUNNING).isPresent();
    }

    @Override
    public boolean shareMemory(int pid, int otherPid) {
        if (pid == 0 || otherPid == 0) {
            return true;
        }
        Optional<Task> one = task(pid);
        Optional<Task> other = task(otherPid);
        return one.isPresent() && other.isPresent() && one.get().mm() == other.get().mm();
    }

    @Override
    public long tlbMisses() {
        return kernel.machine().cpu().tlb().counters().misses();
    }

    private Optional<Task> task(int pid) {
        return kernel.tasks().stream().filter(task -> task.pid() == pid).findFirst();
    }
}
