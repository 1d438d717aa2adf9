package org.stackshift.session.timeline;

/** What a CPU spends its time on. */
enum Mode {
    USER,
    KERNEL,
    IDLE
}
