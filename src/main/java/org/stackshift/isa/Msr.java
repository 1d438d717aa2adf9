package org.stackshift.isa;

/** Numbers of the model-specific registers that the machine has (SDM vol. 4). */
public final class Msr {
    public static final int TSC = 0x10;
    public static final int APIC_BASE = 0x1b;
    public static final int PAT = 0x277;
    public static final int EFER = 0xc000_0080;
    public static final int STAR = 0xc000_0081;
    public static final int LSTAR = 0xc000_0082;
    public static final int CSTAR = 0xc000_0083;
    public static final int FMASK = 0xc000_0084;
    public static final int FS_BASE = 0xc000_0100;
    public static final int GS_BASE = 0xc000_0101;
    public static final int KERNEL_GS_BASE = 0xc000_0102;
    public static final int TSC_AUX = 0xc000_0103;

    private Msr() {}
}
