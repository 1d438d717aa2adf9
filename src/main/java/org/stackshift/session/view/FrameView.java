package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

/**
 * One call on a stack: the words from {@code low} up to, not including, {@code high}; its return
 * address is the last.
 *
 * @param function whose frame it is
 * @param line where that function stands, null where unknown
 */
public record FrameView(long low, long high, Symbol function, @Nullable SourceLine line) {}
