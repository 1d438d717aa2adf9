package org.stackshift.kernel.entry;

/**
 * What the guest half asks of the Java half, by the number in rax; the order is that of
 * offsets.inc.
 */
public enum Hypercall {
    /** The CPU is set up. */
    START_KERNEL,
    /** rdi = pt_regs; the result is one of {@code SYSCALL_*}. */
    DO_SYSCALL_64,
    /** The same for {@code int 0x80} with the numbers of i386. */
    DO_INT80_SYSCALL,
    /** rdi = pt_regs, rsi = vector. */
    DO_TRAP,
    /** rdi = pt_regs; delivers signals. */
    EXIT_TO_USER,
    /** The result is the address of the task_struct to run next. */
    PICK_NEXT_TASK,
    /** rdi = task_struct of a dead task that has left its kernel stack for ever. */
    PUT_TASK,
    /** rdi = mm_struct whose mm_count has become 0. */
    MMDROP;

    /** The system call is over, its result in pt_regs. */
    public static final int SYSCALL_DONE = 0;

    /** The task sleeps: schedule, then ask again. */
    public static final int SYSCALL_BLOCKED = 1;

    /** The system call is over, and the task has another address space: load it. */
    public static final int SYSCALL_EXECED = 2;
}
