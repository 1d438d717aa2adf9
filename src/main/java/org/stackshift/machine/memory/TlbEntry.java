package org.stackshift.machine.memory;

import org.stackshift.isa.PageBits;

import java.util.Set;

/**
 * One page as a CPU's TLB remembers it, for people to look at.
 *
 * @param pcid the context, or {@link #ANY_PCID} for a global page
 * @param vaddr first address of the page
 * @param paddr where it lies, as remembered
 * @param pageSize in bytes: 4 KiB, 2 MiB or 1 GiB
 * @param bits RW, US, G and NX as in a page-table entry, all levels together; D if it may be
 *     written without another walk
 * @param uses what it has been used for since it was remembered
 * @param stale whether the page tables say something else by now
 */
public record TlbEntry(
        int pcid, long vaddr, long paddr, long pageSize, long bits, Set<Use> uses, boolean stale) {
    /** Stands for every context. */
    public static final int ANY_PCID = -1;

    /** A kind of access. */
    public enum Use {
        READ,
        WRITE,
        EXECUTE
    }

    public TlbEntry {
        uses = Set.copyOf(uses);
    }

    public boolean isGlobal() {
        return (bits & PageBits.G) != 0;
    }

    /** Whether ring 3 may use the page. */
    public boolean isUser() {
        return (bits & PageBits.US) != 0;
    }

    public boolean isWritable() {
        return (bits & PageBits.RW) != 0;
    }

    public boolean isExecutable() {
        return (bits & PageBits.NX) == 0;
    }
}
