package org.stackshift.kernel.mm;

/** The kernel's way to make the CPU forget translations that it has changed. */
public interface TlbControl {
    /** Forgets one page ("invlpg"). */
    void invalidatePage(long vaddr);

    /** Forgets everything but global pages. */
    void flush();
}
