package org.stackshift.session.view;

/**
 * A word on a kernel stack.
 *
 * @param vaddr where
 * @param value what
 * @param field its name in {@code pt_regs} or in the switch frame ({@code orig_rax}, {@code ss});
 *     empty for other words
 * @param pusher who put it there
 * @param live whether it is at or above the kernel's rsp; false for what the last entry left behind
 */
public record KernelSlot(long vaddr, long value, String field, Pusher pusher, boolean live) {
    /** Who writes on a kernel stack. */
    public enum Pusher {
        /** The CPU, on delivering an interrupt or exception (SDM vol. 3 §6.14.2). */
        CPU,
        /** The entry code, by push. */
        ENTRY_CODE,
        /** A call instruction, a function's frame or the switch code. */
        KERNEL
    }
}
