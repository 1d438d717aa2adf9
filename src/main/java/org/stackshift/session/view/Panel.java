package org.stackshift.session.view;

/** What can be asked for. */
public enum Panel {
    REGISTERS,
    CODE,
    STACKS,
    KERNEL_STACK,
    CONSOLE,
    TIMELINE,
    SCHEDULER,
    PAGE_WALK,
    REGIONS,
    SHARING,
    TLB
}
