package org.stackshift.kernel.mm;

/** How a page fault ended. */
public enum Fault {
    /** A fresh frame of zeros was mapped. */
    DEMAND_ZERO,
    /** The page of zeros that everybody shares was mapped, read-only. */
    ZERO_PAGE,
    /** A frame with the file's bytes was mapped. */
    FILE_READ,
    /** The page was shared; the writer got its own copy. */
    COPY_ON_WRITE,
    /** The page was the writer's alone; the right to write was given back. */
    MADE_WRITABLE,
    /** The stack's range was extended and a fresh frame mapped. */
    STACK_GROWTH,
    /** The page was there already; the TLB was stale. */
    SPURIOUS,
    /** Nothing is mapped there: SIGSEGV with SEGV_MAPERR. */
    NOT_MAPPED,
    /** Something is mapped there, but not for this access: SIGSEGV with SEGV_ACCERR. */
    NOT_PERMITTED,
    /** A page of a file mapping beyond the file's end: SIGBUS with BUS_ADRERR. */
    BEYOND_FILE,
    /** No frame is left: the task is killed. */
    OUT_OF_MEMORY;

    /** Whether the access can be tried again. */
    public boolean isResolved() {
        return ordinal() < NOT_MAPPED.ordinal();
    }
}
