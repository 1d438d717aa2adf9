package org.stackshift.kernel.mm;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Mman;
import org.stackshift.base.Copies;
import org.stackshift.isa.PageBits;

/**
 * A range of user addresses with one set of rights ("vm_area_struct").
 *
 * @param start first address, page-aligned
 * @param end first address after it, page-aligned
 * @param prot bits of PROT_*
 * @param flags the bits MAP_SHARED and MAP_GROWSDOWN of its mmap, and VM_*
 * @param backing the file whose bytes it shows, or null for zeros
 * @param name as in /proc/self/maps: {@code [heap]}, {@code [stack]}, a path, or empty
 */
public record Vma(
        long start, long end, int prot, int flags, @Nullable Backing backing, String name) {
    /** A child does not get the range (MADV_DONTFORK). */
    public static final int VM_DONTCOPY = 0x2_0000;

    /** A child finds the range empty (MADV_WIPEONFORK). */
    public static final int VM_WIPEONFORK = 0x200_0000;

    public long size() {
        return end - start;
    }

    public boolean contains(long vaddr) {
        return vaddr >= start && vaddr < end;
    }

    /** Whether one of the bits {@code flag} is set. */
    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    public boolean growsDown() {
        return has(Mman.MAP_GROWSDOWN);
    }

    /** Whether it shows bytes of {@code file}. */
    boolean shows(FileContent file) {
        return backing != null && backing.file() == file;
    }

    /** Whether mprotect may allow writing: not to a file that was open for reading only. */
    public boolean mayWrite() {
        return backing == null || !isShared() || backing.isWritable();
    }

    public boolean isShared() {
        return has(Mman.MAP_SHARED);
    }

    /**
     * Whether an access described by page-fault error bits is allowed. Write and execute imply read
     * on x86.
     */
    public boolean permits(int access) {
        if ((access & PageBits.ERROR_W) != 0) {
            return (prot & Mman.PROT_WRITE) != 0;
        }
        if ((access & PageBits.ERROR_I) != 0) {
            return (prot & Mman.PROT_EXEC) != 0;
        }
        return prot != Mman.PROT_NONE;
    }

    /**
     * The rights of a page table entry for this range, without a frame; not present for PROT_NONE.
     */
    public long entryBits() {
        return (prot == Mman.PROT_NONE ? 0 : PageBits.P)
                | ((prot & Mman.PROT_WRITE) != 0 ? PageBits.RW : 0)
                | PageBits.US
                | ((prot & Mman.PROT_EXEC) != 0 ? 0 : PageBits.NX);
    }

    /** The part from {@code from} to {@code to}. */
    Vma slice(long from, long to) {
        Backing part = backing == null ? null : backing.advanced(from - start);
        return new Vma(from, to, prot, flags, part, name);
    }

    Vma withProt(int newProt) {
        return new Vma(start, end, newProt, flags, backing, name);
    }

    Vma withFlags(int newFlags) {
        return new Vma(start, end, prot, newFlags, backing, name);
    }

    /** The same range, longer or shorter at its end. */
    public Vma withEnd(long newEnd) {
        return new Vma(start, newEnd, prot, flags, backing, name);
    }

    /** The same range elsewhere. */
    public Vma movedTo(long newStart) {
        return new Vma(newStart, newStart + size(), prot, flags, backing, name);
    }

    /** A stack that has grown down. */
    Vma withStart(long newStart) {
        return new Vma(newStart, end, prot, flags, backing, name);
    }

    /** The same range in a copy of the machine. */
    Vma in(Copies copies) {
        return backing == null ? this : new Vma(start, end, prot, flags, backing.in(copies), name);
    }

    /** Whether {@code next}, which begins where this ends, could be one range with it. */
    boolean mergesWith(Vma next) {
        return end == next.start
                && prot == next.prot
                && flags == next.flags
                && name.equals(next.name)
                && (backing == null ? next.backing == null : backing.continuesIn(next, size()));
    }
}
