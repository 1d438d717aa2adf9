package org.stackshift.ui.registers;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Owner;
import org.stackshift.ui.common.Hex;

/**
 * One register as it is drawn.
 *
 * @param name as the manual spells it
 * @param value its digits
 * @param changed whether it differs from the last stop
 * @param note what the value points at; may be empty
 * @param owner whose stack it points into, null if none
 * @param full the whole note, for the tooltip and screen readers
 */
public record RegisterCell(
        String name, Hex value, boolean changed, String note, @Nullable Owner owner, String full) {}
