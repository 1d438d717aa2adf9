package org.stackshift.kernel.event;

import org.stackshift.base.Event;

/**
 * A task came into being.
 *
 * @param kernelStack lowest address of its kernel stack
 */
public record TaskCreated(long icount, int pid, String name, long kernelStack) implements Event {}
