package org.stackshift.ui.settings;

/** Colours of the window. */
public enum Theme {
    /** As the system has it. */
    SYSTEM,
    LIGHT,
    DARK
}
