package org.stackshift.kernel.mm;

import org.stackshift.isa.PageBits;

/**
 * A write to a page whose entry did not allow it although the range does ("do_wp_page"), and what
 * became of it.
 *
 * @param pgd physical address of the top-level table
 * @param vaddr the address that was written to
 * @param errorCode bits of {@code PageBits.ERROR_*}; without ERROR_U the kernel wrote, for a system
 *     call
 * @param entryBefore the last-level entry that forbade the write
 * @param entryAfter the one that allows it
 * @param referencesBefore references to the old frame when the write came
 * @param referencesAfter references to the old frame now; the new one, if there is one, has one
 */
public record WriteFault(
        long pgd,
        long vaddr,
        int errorCode,
        long entryBefore,
        long entryAfter,
        int referencesBefore,
        int referencesAfter,
        Kind kind) {
    /** What was done. */
    public enum Kind {
        /** Others refer to the frame: it was copied into a new one ("wp_page_copy"). */
        COPIED,
        /** The frame was the shared page of zeros: a fresh one took its place. */
        ZEROED,
        /** Nobody else refers to the frame: it was made writable ("wp_page_reuse"). */
        REUSED
    }

    /** Physical address of the frame that was mapped when the write came. */
    public long frameBefore() {
        return entryBefore & PageBits.FRAME;
    }

    /** Physical address of the frame that is mapped now. */
    public long frameAfter() {
        return entryAfter & PageBits.FRAME;
    }

    /** Whether the kernel wrote, on behalf of a system call. */
    public boolean isByKernel() {
        return (errorCode & PageBits.ERROR_U) == 0;
    }
}
