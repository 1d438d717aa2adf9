package org.stackshift.machine.cpu;

import org.stackshift.base.EventSink;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Segment;
import org.stackshift.machine.cpu.x87.X87;
import org.stackshift.machine.event.MachineEvents;
import org.stackshift.machine.memory.Ram;

/**
 * Architectural state of one logical CPU, and its way to memory. Owned by the machine's thread.
 *
 * <p>Fields are public because ops are the hardware: they work on them directly. Whoever changes
 * {@code cpl}, a control register or an MSR from outside an instruction does so between runs and
 * calls {@code Machine.flushTlb} after changing cr0, cr3, cr4 or EFER.
 */
public final class Cpu {
    /**
     * Index of a pseudo register that is always zero, so that addresses without a base or index
     * need no branch.
     */
    public static final int ZERO = Gpr.COUNT;

    private static final long APIC_ENABLED = 0xfee0_0800L;
    private static final long APIC_BOOT = 1 << 8;

    /** General-purpose registers by encoding number, and {@link #ZERO}. */
    public final long[] gpr = new long[Gpr.COUNT + 1];

    /** SSE registers: register i is {@code xmm[2 * i]} (bits 63..0) and {@code xmm[2 * i + 1]}. */
    public final long[] xmm = new long[32];

    /** The floating-point unit, whose registers are the MMX registers too. */
    public final X87 x87 = new X87();

    /** Address of the next instruction; exact between instructions and at every fault. */
    public long rip;

    /** SSE control and status (SDM vol. 1 §10.2.3). */
    public int mxcsr = 0x1f80;

    /** How the next three encode the status flags; see {@link Flags}. */
    public int flagKind;

    public long flagA;
    public long flagB;
    public long flagResult;

    /** The bits of rflags that are not status flags, DF among them. */
    public long flagsRest = Rflags.RESERVED_ONE;

    /** Current privilege level, 0 or 3; instructions change it through {@link #setCpl}. */
    public int cpl;

    /** Selectors of es, cs, ss, ds, fs, gs. */
    public final short[] selector = new short[Segment.COUNT];

    public long fsBase;
    public long gsBase;
    public long kernelGsBase;

    public long cr0;
    public long cr2;
    public long cr3;
    public long cr4;

    /** Task priority, as cr8 and the local APIC show it. */
    public long cr8;

    /** Debug registers; kept, but no breakpoint fires from them. */
    public final long[] dr = {0, 0, 0, 0, 0, 0, 0xffff0ff0L, 0x400};

    public long efer;
    public long star;
    public long lstar;
    public long cstar;
    public long fmask;

    /** The local APIC's base, where reset puts it. */
    public long apicBase;

    /** Memory types, as reset leaves them; kept, as there are no caches. */
    public long pat = 0x0007_0406_0007_0406L;

    public long gdtBase;
    public int gdtLimit;
    public long idtBase;
    public int idtLimit;

    /** The task register: selector, and the 64-bit TSS that it names. */
    public short taskSelector;

    public long tssBase;
    public int tssLimit;
    public short ldtSelector;
    public long ldtBase;
    public int ldtLimit;

    /**
     * The machine's time: instructions that all CPUs have retired in all rings, up to the end of
     * this CPU's last turn.
     */
    public long icount;

    /** The CPU waits in {@code hlt} for an interrupt. */
    public boolean halted;

    /** A fault met the delivery of a double fault: nothing but a reset helps. */
    public boolean shutdown;

    /** The next instruction follows sti or mov to ss, so no interrupt comes before it. */
    public boolean interruptShadow;

    /** A single-step trap follows the current instruction, unless that enters a handler. */
    public boolean singleStep;

    /** The engine enters no block that would take icount above this. */
    long limit;

    /** The current instruction runs as a block of its own. */
    boolean alone;

    private final int number;
    private final CpuModel model;
    private final Mmu mmu;
    private final CpuTlb tlb;
    private final Hypercall hypercall;
    private final MachineEvents events;
    private final StackWatch stackWatch = new StackWatch();

    /** Retired in ring 3 until userSince, and in all rings until turnSince. */
    long userRetired;

    long userSince;
    long retired;
    long turnSince;

    /** A CPU in ring 0 of 64-bit mode, paging off, whose events and hypercalls nobody hears. */
    public Cpu(Ram ram) {
        this(0, CpuModel.DEFAULT, ram, () -> {}, EventSink.NONE);
    }

    /**
     * The same with somebody behind {@code vmcall} and somebody who hears its events.
     *
     * @param number its number in the machine and the ID of its local APIC; CPU 0 is the boot
     *     processor
     */
    public Cpu(int number, CpuModel model, Ram ram, Hypercall hypercall, EventSink events) {
        this.number = number;
        this.model = model;
        this.apicBase = number == 0 ? APIC_ENABLED | APIC_BOOT : APIC_ENABLED;
        this.mmu = new Mmu(this, ram);
        this.tlb = new CpuTlb(this, mmu);
        this.hypercall = hypercall;
        this.events = new MachineEvents(number, events);
    }

    /** Its number in the machine, from 0. */
    public int number() {
        return number;
    }

    /** What it offers. */
    public CpuModel model() {
        return model;
    }

    /** All of rflags, the lazy status flags computed. */
    public long rflags() {
        return Flags.rflags(this);
    }

    /** Sets all of rflags as given. */
    public void setRflags(long rflags) {
        Flags.setRflags(this, rflags);
    }

    /** The base of a segment in 64-bit mode: only fs and gs have one. */
    public long segmentBase(int segment) {
        return switch (segment) {
            case Segment.FS -> fsBase;
            case Segment.GS -> gsBase;
            default -> 0;
        };
    }

    /** The byte at a linear address, zero-extended; this and its like raise {@link GuestFault}. */
    public int load8(long vaddr) {
        return mmu.load8(vaddr);
    }

    public int load16(long vaddr) {
        return mmu.load16(vaddr);
    }

    public int load32(long vaddr) {
        return mmu.load32(vaddr);
    }

    public long load64(long vaddr) {
        return mmu.load64(vaddr);
    }

    /** Loads 1, 2, 4 or 8 bytes, zero-extended. */
    public long load(long vaddr, int size) {
        return switch (size) {
            case 1 -> mmu.load8(vaddr);
            case 2 -> mmu.load16(vaddr);
            case 4 -> mmu.load32(vaddr) & 0xffff_ffffL;
            default -> mmu.load64(vaddr);
        };
    }

    /** Stores the low byte of {@code value} at a linear address. */
    public void store8(long vaddr, int value) {
        mmu.store8(vaddr, value);
    }

    public void store16(long vaddr, int value) {
        mmu.store16(vaddr, value);
    }

    public void store32(long vaddr, int value) {
        mmu.store32(vaddr, value);
    }

    public void store64(long vaddr, long value) {
        mmu.store64(vaddr, value);
    }

    /** Stores the low 1, 2, 4 or 8 bytes of {@code value}. */
    public void store(long vaddr, int size, long value) {
        switch (size) {
            case 1 -> mmu.store8(vaddr, (int) value);
            case 2 -> mmu.store16(vaddr, (int) value);
            case 4 -> mmu.store32(vaddr, (int) value);
            default -> mmu.store64(vaddr, value);
        }
    }

    /**
     * Faults now, as a write, if a write of {@code size} bytes at {@code vaddr} would: for
     * read-modify-write and for stores in several parts. Afterwards those stores succeed.
     */
    public void probeWrite(long vaddr, int size) {
        mmu.probeWrite(vaddr, size);
    }

    /**
     * Copies {@code count} bytes at once if both ranges lie in one page each that needs no
     * attention, and no byte is written before it is read; otherwise does nothing.
     *
     * @return whether the bytes were copied
     */
    public boolean copyInPage(long from, long to, int count) {
        return mmu.copyInPage(from, to, count);
    }

    /**
     * Stores {@code value} into {@code count} bytes under the conditions of {@link #copyInPage}.
     */
    public boolean fillInPage(long to, int count, byte value) {
        return mmu.fillInPage(to, count, value);
    }

    /** Pushes 8 bytes. */
    public void push64(long value) {
        long rsp = gpr[Gpr.RSP] - 8;
        mmu.store64(rsp, value);
        gpr[Gpr.RSP] = rsp;
    }

    /** Pops 8 bytes. */
    public long pop64() {
        long value = mmu.load64(gpr[Gpr.RSP]);
        gpr[Gpr.RSP] += 8;
        return value;
    }

    /**
     * Writes rsp on behalf of an instruction that names it as a destination (mov, lea, xchg, pop,
     * leave, add, sub), and notices when it leaves the current stack. To be called after the last
     * memory access and before any other register or flag changes: it may unwind, to have the
     * instruction executed again on its own.
     */
    public void writeRsp(long value) {
        if (stackWatch.isOutside(value)) {
            requireAlone();
            stackWatch.left(stackWatch.aloneRip, gpr[Gpr.RSP], value);
        }
        gpr[Gpr.RSP] = value;
    }

    /**
     * As {@link #writeRsp}, for what ends a block and knows the address of its instruction: iretq,
     * interrupts.
     */
    public void writeRsp(long rip, long value) {
        if (stackWatch.isOutside(value)) {
            stackWatch.left(rip, gpr[Gpr.RSP], value);
            resync();
        }
        gpr[Gpr.RSP] = value;
    }

    /** Unwinds to the engine unless the current instruction runs as a block of its own. */
    public void requireAlone() {
        if (!alone) {
            throw RunAlone.SIGNAL;
        }
    }

    /** Changes the privilege level. Only for what ends a block, as it needs the exact icount. */
    public void setCpl(int level) {
        settleUserCount();
        cpl = level;
        mmu.sync();
        resync();
    }

    /** Instructions that this CPU has retired in all rings. */
    public long retired() {
        return retired + icount - turnSince;
    }

    /** Its turn begins at this icount. */
    public void beginTurn(long now) {
        icount = now;
        userSince = now;
        turnSince = now;
    }

    /** Its turn is over. */
    public void endTurn() {
        settleUserCount();
        retired += icount - turnSince;
        turnSince = icount;
    }

    /** Instructions that this CPU has retired in ring 3. */
    public long userInstructions() {
        settleUserCount();
        return userRetired;
    }

    /** Adds what ring 3 has retired since the last change of ring. */
    private void settleUserCount() {
        userRetired += cpl == 3 ? icount - userSince : 0;
        userSince = icount;
    }

    /**
     * Makes the engine look around after the current block: for instructions that end a block and
     * change privilege, translations, or whether interrupts may come.
     */
    public void resync() {
        limit = Long.MIN_VALUE;
    }

    /** Calls whoever stands behind {@code vmcall}; afterwards nothing is taken for granted. */
    public void hypercall() {
        settleUserCount();
        hypercall.call();
        userSince = icount;
        mmu.sync();
        resync();
    }

    /** Where to report what the hardware did. */
    public MachineEvents events() {
        return events;
    }

    public Mmu mmu() {
        return mmu;
    }

    /** What it remembers of the page tables. */
    public CpuTlb tlb() {
        return tlb;
    }

    public StackWatch stackWatch() {
        return stackWatch;
    }
}
