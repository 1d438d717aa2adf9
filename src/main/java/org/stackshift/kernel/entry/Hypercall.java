package org.stackshift.kernel.entry;

/**
 * What the guest half asks of the Java half, by the number in rax; the order is that of
 * offsets.inc.
 */
public enum Hypercall {
    /** The CPU is set up. */
    START_KERNEL,
    /** rdi = pt_regs; the result 1 means that the call waits: schedule, then ask again. */
    DO_SYSCALL_64,
    /** The same for {@code int 0x80} with the numbers of i386. */
    DO_INT80_SYSCALL,
    /** rdi = pt_regs, rsi = vector. */
    DO_TRAP,
    /** rdi = pt_regs; delivers signals. */
    EXIT_TO_USER,
    /** The result is the address of the task_struct to run next. */
    PICK_NEXT_TASK
}
