package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.paging.PagingViews;

/**
 * The answer to a {@link ViewRequest}: one instant of the machine. A view is null where it was not
 * asked for.
 *
 * @param request what was asked
 * @param tasks whose registers and stacks these are
 * @param paging the page-table panels' views
 */
public record Views(
        ViewRequest request,
        StatusView status,
        @Nullable RegistersView registers,
        @Nullable CodeView code,
        @Nullable StacksView stacks,
        @Nullable KernelStackView kernelStack,
        @Nullable ConsoleView console,
        @Nullable TimelineView timeline,
        @Nullable SchedulerView scheduler,
        TaskChoice tasks,
        PagingViews paging) {
    /** The same instant with another part of the timeline. */
    public Views withTimeline(TimelineRequest part, TimelineView view) {
        return new Views(
                request.withTimeline(part),
                status,
                registers,
                code,
                stacks,
                kernelStack,
                console,
                view,
                scheduler,
                tasks,
                paging);
    }
}
