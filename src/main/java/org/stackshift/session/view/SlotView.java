package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

/**
 * An aligned 8-byte word of a stack: where, what, what it is, and what its value points at (null:
 * unknown).
 */
public record SlotView(long vaddr, long value, SlotMeaning meaning, @Nullable Target target) {}
