package org.stackshift.session;

/** How far one step goes. */
public enum StepUnit {
    INSTRUCTION,
    /** Until the source line changes; a single instruction where there is no line. */
    LINE
}
