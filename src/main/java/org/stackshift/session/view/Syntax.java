package org.stackshift.session.view;

/** How assembly is written. */
public enum Syntax {
    /** Source first, as objdump and gcc print it. */
    ATT,
    /** Destination first, as the manual prints it. */
    INTEL
}
