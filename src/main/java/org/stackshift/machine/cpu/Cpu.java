package org.stackshift.machine.cpu;

/** Architectural state of one logical CPU, and its way to memory. Owned by the machine's thread. */
public final class Cpu {
    /** General-purpose registers by encoding number. */
    public final long[] gpr = new long[16];

    /** SSE registers: register i is {@code xmm[2 * i]} (bits 63..0) and {@code xmm[2 * i + 1]}. */
    public final long[] xmm = new long[32];

    /** Address of the next instruction; exact between instructions and at every fault. */
    public long rip;

    /** SSE control and status (SDM vol. 1 §10.2.3). */
    public int mxcsr = 0x1f80;

    /** Current privilege level, 0 or 3. */
    public int cpl;

    /** Instructions retired in all rings. */
    public long icount;
}
