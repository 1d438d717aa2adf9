package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The user stacks of the current process in the order of {@link StackId}.
 *
 * @param icount the instant
 * @param stacks those that are known, or of very many the ones that matter; at most one is current
 *     (none while the kernel runs)
 * @param omitted how many more there are
 * @param lastSwitch the latest switch between two of them, null before the first
 */
public record StacksView(
        long icount, List<StackView> stacks, int omitted, @Nullable StackSwitch lastSwitch) {
    public StacksView {
        stacks = List.copyOf(stacks);
    }
}
