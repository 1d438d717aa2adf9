package org.stackshift.session.view;

import java.util.List;

/**
 * Who runs, who waits and why, and what switching costs.
 *
 * @param icount the instant
 * @param policy the kernel's word for who comes next: {@code fifo}, {@code rr}, {@code mlfq},
 *     {@code fair}
 * @param slice instructions of a full slice; 0 without one
 * @param cpus by number
 * @param tasks all tasks but the idle ones: each process behind its parent, its further threads
 *     behind it
 * @param shown pid of the task whose task_struct is on show
 * @param struct the fields of its task_struct, in the order of their addresses
 * @param kinds what switches cost on average, by kind
 * @param newest the latest switches, the newest first
 */
public record SchedulerView(
        long icount,
        String policy,
        long slice,
        List<CpuQueue> cpus,
        List<TaskLine> tasks,
        int shown,
        List<StructField> struct,
        List<SwitchKind> kinds,
        List<SwitchCost> newest) {
    /**
     * One CPU.
     *
     * @param running pid of the task on it, 0 for the idle task
     * @param ready pids of those that wait for it, the next one first
     */
    public record CpuQueue(int cpu, int running, List<Integer> ready) {
        public CpuQueue {
            ready = List.copyOf(ready);
        }
    }

    /**
     * One task.
     *
     * @param depth steps down from the top of the tree
     * @param state the letter that ps shows
     * @param running whether it is on a CPU
     * @param cpu on which it runs or waits, or ran last
     * @param cause what it waits for, in the kernel's word ({@code CHILD}); empty if for nothing
     * @param detail which one exactly: see the kernel's Wait
     * @param share what the policy sees of it
     * @param voluntary how often it gave its CPU away
     * @param involuntary how often its CPU was taken away
     */
    public record TaskLine(
            TaskRef ref,
            int depth,
            char state,
            boolean running,
            int cpu,
            String cause,
            long detail,
            Share share,
            long voluntary,
            long involuntary) {}

    /**
     * What a policy decides by.
     *
     * @param used instructions of the slice that are used up
     * @param slice instructions of the slice; 0 without one
     * @param level of the feedback queue, 0 the highest
     * @param vruntime virtual runtime in instructions
     */
    public record Share(long used, long slice, int level, long vruntime) {}

    /**
     * A field of task_struct, as it stands in guest memory.
     *
     * @param name as Linux spells it
     * @param bytes its size
     * @param text the value in words, where it has some: a state, a name; else empty
     */
    public record StructField(
            String name, int offset, long vaddr, int bytes, long value, String text) {}

    /**
     * Switches of a kind.
     *
     * @param voluntary whether the task before waited, else it was preempted
     * @param sameSpace whether CR3 stayed
     * @param count how many there were
     * @param instructions from schedule() to ring 3 on average; 0 if none came there
     * @param tlbMisses until the next entry into the kernel on average
     */
    public record SwitchKind(
            boolean voluntary,
            boolean sameSpace,
            long count,
            double instructions,
            double tlbMisses) {}

    /**
     * One switch.
     *
     * @param instructions from schedule() to ring 3; -1 if it did not come there
     * @param tlbMisses until the next entry into the kernel; -1 while unknown
     */
    public record SwitchCost(
            long icount,
            int cpu,
            TaskRef from,
            TaskRef to,
            boolean voluntary,
            boolean sameSpace,
            long instructions,
            long tlbMisses) {}

    public SchedulerView {
        cpus = List.copyOf(cpus);
        tasks = List.copyOf(tasks);
        struct = List.copyOf(struct);
        kinds = List.copyOf(kinds);
        newest = List.copyOf(newest);
    }
}
