package org.stackshift.kernel.entry;

/**
 * Segment selectors of the kernel's GDT, with the privilege level that ring 3 sees; the same as
 * under Linux.
 */
public final class Selector {
    public static final int KERNEL_CS = 0x10;
    public static final int KERNEL_DS = 0x18;
    public static final int USER_DS = 0x2b;
    public static final int USER_CS = 0x33;

    private Selector() {}
}
