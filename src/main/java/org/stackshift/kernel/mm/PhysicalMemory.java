package org.stackshift.kernel.mm;

import org.stackshift.machine.memory.Ram;

/**
 * What every address space of a machine shares.
 *
 * @param kernelPgd top-level table whose upper half all the others repeat
 */
public record PhysicalMemory(
        Ram ram, FrameAllocator frames, PageTables tables, TlbControl tlb, long kernelPgd) {}
