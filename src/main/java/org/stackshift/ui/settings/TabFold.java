package org.stackshift.ui.settings;

/** How much room the tabs below the stacks take. */
public enum TabFold {
    /** Only the line with the tabs' names; until the user chooses. */
    FOLDED,
    /** A part of the column. */
    OPEN,
    /** The whole column: registers and stacks make room. */
    TALL
}
