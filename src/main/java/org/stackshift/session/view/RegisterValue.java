package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

/**
 * One register.
 *
 * @param name as the manual spells it
 * @param value zero-extended
 * @param bytes width: 8, or 2 for selectors
 * @param target what the value points at, null where nothing is known
 */
public record RegisterValue(String name, long value, int bytes, @Nullable Target target) {}
