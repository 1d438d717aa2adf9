package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.paging.PagingRequest;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What the next frame will show.
 *
 * @param panels the visible ones; views of others are left out
 * @param syntax how to write assembly
 * @param codeAt what the code panel looks at, a {@link Place.Code} or {@link Place.Line}; null: the
 *     next instruction
 * @param task pid of the task that registers, stacks and kernel stack belong to; empty: the one on
 *     the CPU
 * @param timeline which part of the timeline is in sight
 * @param paging what the page-table panels look at
 */
public record ViewRequest(
        Set<Panel> panels,
        Syntax syntax,
        @Nullable Place codeAt,
        OptionalInt task,
        TimelineRequest timeline,
        PagingRequest paging) {
    public ViewRequest {
        panels = Set.copyOf(panels);
    }

    /** The same with another part of the timeline. */
    public ViewRequest withTimeline(TimelineRequest part) {
        return new ViewRequest(panels, syntax, codeAt, task, part, paging);
    }

    /** Follows the CPU and looks at the whole run. */
    public ViewRequest(Set<Panel> panels, Syntax syntax, @Nullable Place codeAt) {
        this(
                panels,
                syntax,
                codeAt,
                OptionalInt.empty(),
                TimelineRequest.OVERVIEW,
                PagingRequest.STANDARD);
    }
}
