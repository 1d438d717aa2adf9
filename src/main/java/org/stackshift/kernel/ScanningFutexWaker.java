package org.stackshift.kernel;

import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.process.FutexWaker;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.kernel.task.Wait;

/** Finds the tasks that wait for a futex among all tasks. */
record ScanningFutexWaker(TaskTable table) implements FutexWaker {
    @Override
    public void wakeOne(AddressSpace mm, long vaddr) {
        for (Task task : table.tasks()) {
            Wait wait = task.waitsFor();
            boolean waits =
                    wait != null
                            && wait.kind() == Wait.Kind.FUTEX
                            && wait.detail() == vaddr
                            && task.mm() == mm;
            if (waits) {
                task.wake();
                return;
            }
        }
    }
}
