package org.stackshift.ui.settings;

/** How much room the tabs below the stacks take. */
public enum TabFold {
    /** As much as the window's height allows; until the user chooses. */
    AUTOMATIC,
    /** Only the line with the tabs' names. */
    FOLDED,
    /** A part of the column. */
    OPEN,
    /** The whole column: registers and stacks make room. */
    TALL
}
