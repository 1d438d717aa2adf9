package org.stackshift.ui.code;

import java.util.List;

/**
 * A line of source as it is drawn.
 *
 * @param number counted from 1
 * @param tokens its text
 * @param hasCode whether instructions came from it
 * @param breakpoint whether the machine stops there
 * @param next whether the next instruction came from it
 * @param ran whether the last instruction came from it
 */
public record SourceRow(
        int number,
        List<Token> tokens,
        boolean hasCode,
        boolean breakpoint,
        boolean next,
        boolean ran) {}
