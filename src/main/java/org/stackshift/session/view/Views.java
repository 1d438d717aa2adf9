package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ViewRequest}: one instant of the machine. A view is null where it was not
 * asked for.
 *
 * @param request what was asked
 */
public record Views(
        ViewRequest request,
        StatusView status,
        @Nullable RegistersView registers,
        @Nullable CodeView code,
        @Nullable StacksView stacks,
        @Nullable KernelStackView kernelStack,
        @Nullable ConsoleView console,
        @Nullable TimelineView timeline) {}
