package org.stackshift.session.view;

/** Sorts of events that the timeline marks and that a run can go to. */
public enum EventKind {
    /** A program asked the kernel for something, by {@code syscall} or {@code int 0x80}. */
    SYSCALL,
    /** A device, such as the timer, took the CPU away from what ran. */
    INTERRUPT,
    /** An instruction could not go on: page fault, division by zero. */
    FAULT,
    /** The scheduler gave the CPU to another task. */
    SWITCH,
    /** cr3 was written. */
    CR3,
    /** rsp went from one stack of a program to another. */
    STACK,
    /** A signal was sent, or a handler entered. */
    SIGNAL,
    /** A task came into being. */
    CREATED,
    /** A task ended. */
    EXITED
}
