package org.stackshift.machine.event;

import org.stackshift.base.Event;

/** The guest wrote cr3: another address space, or the same one with its translations forgotten. */
public record Cr3Loaded(long icount, long oldCr3, long newCr3) implements Event {}
