package org.stackshift.kernel.fs.proc;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Owner;

import java.util.List;

/** /proc/pid/task: the threads of a process. */
final class TaskDirectory extends ProcDirectory {
    private final int pid;

    TaskDirectory(ProcSource source, Directory parent, String name, int pid) {
        super(source, Owner.STUDENT, parent, name);
        this.pid = pid;
    }

    private TaskDirectory(TaskDirectory original) {
        super(original);
        pid = original.pid;
    }

    @Override
    public @Nullable Inode child(String name) {
        int tid = ProcRoot.number(name);
        return threads().stream()
                .filter(thread -> thread.tid() == tid)
                .findFirst()
                .map(thread -> new ProcessDirectory(source(), this, name, pid, tid))
                .orElse(null);
    }

    @Override
    public List<Entry> list() {
        return threads().stream()
                .map(
                        thread -> {
                            String name = Integer.toString(thread.tid());
                            return new Entry(
                                    name,
                                    new ProcessDirectory(source(), this, name, pid, thread.tid()));
                        })
                .toList();
    }

    private List<ProcSource.ThreadInfo> threads() {
        return source().process(pid).map(ProcSource.ProcessInfo::threads).orElse(List.of());
    }

    @Override
    protected Inode twin() {
        return new TaskDirectory(this);
    }
}
