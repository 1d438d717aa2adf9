package org.stackshift.ui.stacks;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the panel draws.
 *
 * @param columns from left to right
 * @param omitted how many stacks have no column, because there are too many
 * @param jump the switch that the last step made, null if it made none
 */
public record StacksState(List<StackColumn> columns, int omitted, @Nullable Jump jump) {
    /** Nothing to show. */
    public static final StacksState EMPTY = new StacksState(List.of(), 0, null);

    /** rsp went from a word of one column to a word of another. */
    public record Jump(String from, long fromVaddr, String to, long toVaddr) {}

    public StacksState {
        columns = List.copyOf(columns);
    }
}
