package org.stackshift.machine.event;

import org.stackshift.base.Event;

/**
 * The guest wrote cr3: another address space, or the same one with its translations forgotten.
 *
 * @param oldCr3 the register before, process-context identifier in its low bits
 * @param newCr3 the register after
 * @param pcid the context now current, 0 without CR4.PCIDE
 * @param kept whether bit 63 asked to keep that context's translations
 */
public record Cr3Loaded(long icount, int cpu, long oldCr3, long newCr3, int pcid, boolean kept)
        implements Event {}
