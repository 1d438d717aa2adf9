package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What the next frame will show.
 *
 * @param panels the visible ones; views of others are left out
 * @param syntax how to write assembly
 * @param codeAt what the code panel looks at, a {@link Place.Code} or {@link Place.Line}; null: the
 *     next instruction
 */
public record ViewRequest(Set<Panel> panels, Syntax syntax, @Nullable Place codeAt) {
    public ViewRequest {
        panels = Set.copyOf(panels);
    }
}
