package org.stackshift.machine.event;

/** Why a CPU forgot translations. */
public enum FlushCause {
    /** cr3 was written without bit 63. */
    CR3_LOAD,
    /** A protection or paging bit of cr0 changed. */
    CR0_WRITE,
    /** A protection or paging bit of cr4 changed. */
    CR4_WRITE,
    /** EFER.NXE may have changed. */
    EFER_WRITE,
    /** The guest asked for it with {@code invpcid}. */
    INVPCID,
    /** The hypervisor asked for it. */
    SOFTWARE
}
