package org.stackshift.session.view.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Symbol;

import java.util.List;

/**
 * A write to a page that was read-only because others shared its frame, or once did; as noted when
 * the kernel had dealt with it.
 *
 * @param number counts from 0 in the order of time
 * @param icount the instant
 * @param process who wrote
 * @param write what was written to
 * @param walk the levels above the page table, which the fault did not change, then the last level
 *     with the entry before
 * @param entryAfter what stands in the last level since
 * @param kind what the kernel did
 * @param count references to the old frame
 * @param sharers other processes that had the frame at the same address, their pids ascending
 */
public record CowFault(
        int number,
        long icount,
        ProcessRef process,
        Write write,
        List<WalkStep> walk,
        long entryAfter,
        Kind kind,
        Count count,
        List<Integer> sharers) {
    /** What the kernel did. */
    public enum Kind {
        /** It copied the frame, which others keep. */
        COPIED,
        /** It gave a frame of its own in place of the common page of zeros. */
        ZEROED,
        /** Nobody else had the frame any more: it only made it writable. */
        REUSED
    }

    /**
     * The write that faulted.
     *
     * @param vaddr where to
     * @param errorCode bits of {@code isa.PageBits.ERROR_*}; without ERROR_U the kernel wrote, for
     *     a system call
     * @param rip the instruction that wrote; if the kernel did, where the program goes on
     * @param where the symbol around it, null where unknown
     * @param bytes the bytes at {@code vaddr} when the fault had been dealt with and nothing was
     *     written yet, as in {@link WalkEnd.Page#bytes}
     */
    public record Write(
            long vaddr, int errorCode, long rip, @Nullable Symbol where, String bytes) {}

    /** References to the old frame before and after. */
    public record Count(int before, int after) {}

    public CowFault {
        walk = List.copyOf(walk);
        sharers = List.copyOf(sharers);
    }

    /** The last-level entry that forbade the write. */
    public long entryBefore() {
        return walk.getLast().entry();
    }
}
