package org.stackshift.base;

/**
 * Something that happened in the machine at one instant of its time axis.
 *
 * <p>The hardware's events are records in {@code machine.event}, the kernel's in {@code
 * kernel.event}; timeline, trace, "run to next" and lab checks read both through this type.
 */
public interface Event {
    /** Instructions retired, in all rings, when the event happened. */
    long icount();
}
