package org.stackshift.kernel.fs.proc;

import org.stackshift.base.Copyable;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.mm.AddressSpace;

import java.util.List;
import java.util.Optional;

/** What /proc asks the kernel. Times are nanoseconds. */
public interface ProcSource extends Copyable<ProcSource> {
    /** The process whose system call looks. */
    int currentProcess();

    /** The thread whose system call looks. */
    int currentThread();

    /** All process ids, ascending. */
    List<Integer> processes();

    /** A process, zombies included. */
    Optional<ProcessInfo> process(int pid);

    /** The machine as a whole. */
    MachineInfo machine();

    /**
     * A process.
     *
     * @param executable path of its program, empty for a kernel thread
     * @param resources what it has while it lives
     * @param threads the leader first
     * @param ignored set of ignored signals
     * @param caught set of signals with a handler
     * @param pending set of signals that wait for the whole process
     */
    record ProcessInfo(
            int pid,
            int parent,
            int group,
            int session,
            String executable,
            Optional<ResourceInfo> resources,
            List<ThreadInfo> threads,
            long pending,
            long ignored,
            long caught) {}

    /** Memory, descriptors and place in the tree. */
    record ResourceInfo(AddressSpace mm, FdTable files, FsContext fs) {}

    /**
     * A thread.
     *
     * @param state R, S, D, T, Z or X
     * @param voluntary switches away because it had to wait
     * @param involuntary switches away because its time was up
     */
    record ThreadInfo(
            int tid,
            String comm,
            char state,
            long userTime,
            long systemTime,
            long pending,
            long blocked,
            long voluntary,
            long involuntary) {}

    /**
     * The machine.
     *
     * @param bootNanos since 1970
     * @param uptime since boot
     * @param idle time in which no task ran
     * @param frames of physical memory
     * @param freeFrames of them
     * @param features edx of CPUID 1
     */
    record MachineInfo(
            int cpus,
            long bootNanos,
            long uptime,
            long idle,
            int frames,
            int freeFrames,
            int features) {}
}
