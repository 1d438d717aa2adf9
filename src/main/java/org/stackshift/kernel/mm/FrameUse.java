package org.stackshift.kernel.mm;

/** What a frame serves for. */
public enum FrameUse {
    /** Nothing. */
    FREE,
    /** The kernel's own data. */
    KERNEL,
    /** A table of any level. */
    PAGE_TABLE,
    /** A page of some kernel stack. */
    KERNEL_STACK,
    /** A task_struct. */
    TASK_STRUCT,
    /** An mm_struct. */
    MM_STRUCT,
    /** A page of a program that stands for no page of a file. */
    ANONYMOUS,
    /** A page of a file, common to all who map it. */
    FILE,
    /** The page of zeros that untouched memory shows to readers. */
    ZERO_PAGE
}
