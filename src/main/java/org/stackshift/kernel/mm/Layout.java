package org.stackshift.kernel.mm;

/**
 * Where things lie in virtual memory: Linux's layout on x86-64 with four levels, without
 * randomisation.
 */
public final class Layout {
    /** First address above user space; the page below the canonical border is left out. */
    public static final long TASK_SIZE = 0x7fff_ffff_f000L;

    /** Top of the user stack. */
    public static final long STACK_TOP = TASK_SIZE;

    /**
     * Top of the area for mmap, which grows downwards: 128 MiB are kept for the stack and its gap.
     */
    public static final long MMAP_BASE = TASK_SIZE - (128L << 20);

    /** Where a position-independent program is loaded. */
    public static final long ELF_ET_DYN_BASE = 0x5555_5555_4000L;

    /** Lowest address that mmap accepts. */
    public static final long MMAP_MIN = 0x1_0000;

    /** Direct map of all physical memory ("page_offset_base"). */
    public static final long PAGE_OFFSET = 0xffff_8880_0000_0000L;

    /** Kernel stacks ("VMALLOC_START"). */
    public static final long KERNEL_STACKS = 0xffff_c900_0000_0000L;

    /** The kernel's image. */
    public static final long KERNEL_IMAGE = 0xffff_ffff_8100_0000L;

    /**
     * Bytes that stay free between a growing stack and the mapping below it ("stack_guard_gap").
     */
    public static final long STACK_GUARD_GAP = 256L << 12;

    private Layout() {}

    /** {@code vaddr} rounded down to its page. */
    public static long pageStart(long vaddr) {
        return vaddr & -4096L;
    }

    /** {@code vaddr} rounded up to the next page boundary. */
    public static long pageEnd(long vaddr) {
        return vaddr + 4095 & -4096L;
    }
}
