package org.stackshift.session.view;

import java.util.List;
import java.util.OptionalLong;

/**
 * One stack of the program, current or not.
 *
 * @param id stable for the session
 * @param owner whose it is
 * @param state whether its unit runs
 * @param low the lowest address that belongs to it
 * @param high just above its highest address
 * @param rsp where rsp points if this stack is current, or where it will point when its unit
 *     resumes; empty where that is not known
 * @param highWater the lowest address ever written in it; {@code high} if none
 * @param rows words in descending order of address: all in use, and at least some below rsp. Long
 *     stacks leave words out; a jump between neighbours of more than 8 shows where.
 * @param frames from the innermost call outward
 * @param redZoneLow the lowest address of the 128 bytes below rsp that a leaf function may use
 *     (SysV ABI §3.2.2), equal to rsp where there is none
 * @param below what lies under {@code low}
 * @param overflowed whether something below {@code low} was written through this stack
 */
public record StackView(
        StackId id,
        Owner owner,
        State state,
        long low,
        long high,
        OptionalLong rsp,
        long highWater,
        List<SlotView> rows,
        List<FrameView> frames,
        long redZoneLow,
        Below below,
        boolean overflowed) {
    /** What a stack's unit is doing. */
    public enum State {
        RUNNING,
        /** Its unit will resume at {@link StackView#rsp}. */
        SUSPENDED,
        /** Prepared, but nothing has run on it. */
        NEW,
        /** Its unit has ended. */
        FINISHED
    }

    /** What a stack that grows too far meets. */
    public enum Below {
        /** An unmapped page: a fault at once. */
        GUARD,
        /** The kernel maps more pages as it grows, up to the limit. */
        GROWS,
        /** Other data, which would be overwritten silently. */
        DATA
    }

    public StackView {
        rows = List.copyOf(rows);
        frames = List.copyOf(frames);
    }

    /** Whether rsp points into this stack now. */
    public boolean current() {
        return state == State.RUNNING;
    }

    /** Bytes in all. */
    public long size() {
        return high - low;
    }
}
