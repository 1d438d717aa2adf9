package org.stackshift.session.view;

import java.util.List;
import java.util.OptionalLong;

/**
 * The kernel stack of the current task.
 *
 * @param icount the instant
 * @param owner the kernel side of the task
 * @param pid the task
 * @param low its lowest address; below lies a guard page
 * @param high just above its highest address
 * @param rsp0 what the TSS holds: where the CPU begins to push on entry from ring 3
 * @param rsp the CPU's rsp if it is on this stack now
 * @param entry how the kernel was last entered
 * @param rows words in descending order of address; empty before the first entry
 */
public record KernelStackView(
        long icount,
        Owner owner,
        int pid,
        long low,
        long high,
        long rsp0,
        OptionalLong rsp,
        Entry entry,
        List<KernelSlot> rows) {
    /** Ways into the kernel. */
    public sealed interface Entry {
        /** Not entered yet, and nothing lies there. */
        record None() implements Entry {}

        /** Not entered yet, but prepared by fork for the first switch to the task. */
        record Planted() implements Entry {}

        /** {@code syscall} with a number and the kernel's name for it. */
        record Syscall(long number, String name) implements Entry {}

        /** An exception or interrupt by vector. */
        record Interrupt(int vector) implements Entry {}
    }

    public KernelStackView {
        rows = List.copyOf(rows);
    }
}
