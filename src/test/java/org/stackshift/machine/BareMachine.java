package org.stackshift.machine;

import org.stackshift.base.Event;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Segment;
import org.stackshift.isa.SegmentDescriptor;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.memory.Ram;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A machine without an operating system, ready to run hand-assembled code in ring 0 or ring 3.
 *
 * <pre>
 * 0x002000  GDT as Linux has it: kernel 0x10 and 0x18, user 0x33 and 0x2b, TSS 0x40
 * 0x003000  IDT: interrupt gates of all vectors, open to ring 3, each to its own hlt
 * 0x004000  TSS: RSP0 = 0x68000, IST1 = 0x6c000; of CPU n, 0x100 n higher, stacks 0x1000 n lower
 * 0x010000  page tables: PML4, then the PDPT and the page directory of the first GiB
 * 0x050000  ring 0 code, stack below 0x60000
 * 0x070000  handlers, 16 bytes apart
 * 0x071000  syscall entry: hlt
 * 0x400000  ring 3 code and data, stack below 0x500000
 * </pre>
 *
 * The first two MiB are mapped one to one for ring 0, 0x400000 to 0x5fffff for ring 3, all in pages
 * of 4 KiB, writable and executable. Interrupts are off. CPUs but the first wait to be started.
 */
public final class BareMachine {
    public static final long KERNEL_CODE = 0x50000;
    public static final long KERNEL_STACK = 0x60000;
    public static final long RSP0 = 0x68000;
    public static final long IST1 = 0x6c000;
    public static final long HANDLERS = 0x70000;
    public static final long SYSCALL_ENTRY = 0x71000;
    public static final long USER_CODE = 0x400000;
    public static final long USER_DATA = 0x480000;
    public static final long USER_STACK = 0x500000;

    public static final int KERNEL_CS = 0x10;
    public static final int KERNEL_SS = 0x18;
    public static final int USER_CS = 0x33;
    public static final int USER_SS = 0x2b;
    public static final int TSS = 0x40;

    private static final long GDT_BASE = 0x2000;
    private static final long IDT_BASE = 0x3000;
    private static final long TSS_BASE = 0x4000;
    private static final long TABLES = 0x10000;
    private static final int SIZE = 8 << 20;
    private static final int HLT = 0xf4;

    private final Ram ram = new Ram(SIZE, SIZE);
    private final List<Event> events = new ArrayList<>();
    private final Machine machine;
    private final Cpu cpu;
    private long nextTable = TABLES;

    /** A machine whose vmcall does nothing. */
    public BareMachine() {
        this(machine -> {});
    }

    public BareMachine(Hypervisor hypervisor) {
        this(MachineConfig.DEFAULT, hypervisor);
    }

    /** A machine of another kind whose vmcall does nothing. */
    public BareMachine(MachineConfig config) {
        this(config, machine -> {});
    }

    public BareMachine(MachineConfig config, Hypervisor hypervisor) {
        machine = new Machine(ram, config, hypervisor, events::add);
        cpu = machine.cpu();
        buildTables();
        buildDescriptors();
        machine.cpus().forEach(this::prepare);
        machine.flushTlb();
        events.clear();
    }

    private void prepare(Cpu cpu) {
        cpu.cr3 = TABLES;
        cpu.cr0 =
                ControlBits.CR0_PE
                        | ControlBits.CR0_MP
                        | ControlBits.CR0_ET
                        | ControlBits.CR0_NE
                        | ControlBits.CR0_WP
                        | ControlBits.CR0_PG;
        cpu.cr4 = ControlBits.CR4_PAE | ControlBits.CR4_OSFXSR | ControlBits.CR4_OSXMMEXCPT;
        cpu.efer =
                ControlBits.EFER_SCE
                        | ControlBits.EFER_LME
                        | ControlBits.EFER_LMA
                        | ControlBits.EFER_NXE;
        cpu.star = 0x23L << 48 | (long) KERNEL_CS << 32;
        cpu.lstar = SYSCALL_ENTRY;
        cpu.fmask = Rflags.IF | Rflags.TF | Rflags.DF;
        cpu.gdtBase = GDT_BASE;
        cpu.gdtLimit = 0x4f;
        cpu.idtBase = IDT_BASE;
        cpu.idtLimit = 0xfff;
        long tss = TSS_BASE + 0x100L * cpu.number();
        cpu.tssBase = tss;
        cpu.tssLimit = 0x67;
        cpu.taskSelector = TSS;
        ram.write64(tss + 4, RSP0 - 0x1000L * cpu.number());
        ram.write64(tss + 36, IST1 - 0x1000L * cpu.number());
    }

    public Machine machine() {
        return machine;
    }

    public Cpu cpu() {
        return cpu;
    }

    public Ram ram() {
        return ram;
    }

    /** What the hardware has reported so far. */
    public List<Event> events() {
        return events;
    }

    /**
     * Puts code at {@link #KERNEL_CODE} and goes there in ring 0; bytes in hexadecimal, spaces do
     * not count.
     */
    public BareMachine kernel(String hex) {
        place(KERNEL_CODE, hex);
        go(0, KERNEL_CODE, KERNEL_STACK);
        return this;
    }

    /** Puts code at {@link #USER_CODE} and goes there in ring 3. */
    public BareMachine user(String hex) {
        place(USER_CODE, hex);
        go(3, USER_CODE, USER_STACK);
        return this;
    }

    /** Puts bytes at a physical address. */
    public void place(long paddr, String hex) {
        byte[] code = HexFormat.of().parseHex(hex.replace(" ", ""));
        ram.write(paddr, code, 0, code.length);
    }

    /** Puts code where CPU {@code number} will run it in ring 0, and starts that CPU. */
    public Cpu start(int number, String hex) {
        long code = KERNEL_CODE + 0x1000L * number;
        place(code, hex);
        go(machine.cpus().get(number), 0, code, KERNEL_STACK - 0x1000L * number);
        machine.startCpu(number);
        return machine.cpus().get(number);
    }

    /** Continues in another place and ring. */
    public void go(int ring, long rip, long rsp) {
        go(cpu, ring, rip, rsp);
    }

    private static void go(Cpu cpu, int ring, long rip, long rsp) {
        cpu.setCpl(ring);
        cpu.selector[Segment.CS] = (short) (ring == 3 ? USER_CS : KERNEL_CS);
        cpu.selector[Segment.SS] = (short) (ring == 3 ? USER_SS : KERNEL_SS);
        cpu.rip = rip;
        cpu.gpr[Gpr.RSP] = rsp;
        cpu.halted = false;
    }

    /** Runs until hlt, at most a million instructions, and returns why it stopped. */
    public Stop run() {
        return machine.run(1_000_000);
    }

    /** The vector in whose handler the machine has halted, or -1. */
    public int vector() {
        long offset = cpu.rip - 1 - HANDLERS;
        return cpu.halted && offset >= 0 && offset < 0x1000 && offset % 16 == 0
                ? (int) offset / 16
                : -1;
    }

    /** The word {@code index} words above rsp, read from memory without touching anything. */
    public long stack(int index) {
        return ram.read64(machine.peekTranslate(cpu.gpr[Gpr.RSP] + 8L * index));
    }

    /**
     * Physical address of the page-table entry for the 4 KiB page of {@code vaddr}; tables are made
     * as needed.
     */
    public long pte(long vaddr) {
        long table = TABLES;
        for (int level = 3; level > 0; level--) {
            table = nextLevel(table + 8 * (vaddr >>> 12 + 9 * level & 511));
        }
        return table + 8 * (vaddr >>> 12 & 511);
    }

    /** Writes a page-table entry; like a store by the guest, it does not touch the TLB. */
    public void map(long vaddr, long paddr, long bits) {
        ram.write64(pte(vaddr), paddr | bits);
    }

    /** Makes a gate: type 14 interrupt, 15 trap. */
    public void gate(int vector, long handler, int type, int dpl, int ist) {
        long paddr = IDT_BASE + 16L * vector;
        long low =
                handler & 0xffff
                        | (long) KERNEL_CS << 16
                        | (long) ist << 32
                        | (long) (0x80 | dpl << 5 | type) << 40
                        | (handler >>> 16 & 0xffff) << 48;
        ram.write64(paddr, low);
        ram.write64(paddr + 8, handler >>> 32);
    }

    private long nextLevel(long entryPaddr) {
        long entry = ram.read64(entryPaddr);
        if ((entry & PageBits.P) == 0) {
            nextTable += PageBits.PAGE_SIZE;
            entry = nextTable | PageBits.P | PageBits.RW | PageBits.US;
            ram.write64(entryPaddr, entry);
        }
        return entry & PageBits.FRAME;
    }

    private void buildTables() {
        for (long page = 0; page < 0x200000; page += PageBits.PAGE_SIZE) {
            map(page, page, PageBits.P | PageBits.RW);
        }
        for (long page = 0x400000; page < 0x600000; page += PageBits.PAGE_SIZE) {
            map(page, page, PageBits.P | PageBits.RW | PageBits.US);
        }
    }

    private void buildDescriptors() {
        ram.write64(GDT_BASE + KERNEL_CS, 0x00af9b000000ffffL);
        ram.write64(GDT_BASE + KERNEL_SS, 0x00cf93000000ffffL);
        ram.write64(GDT_BASE + (USER_SS & ~7), 0x00cff3000000ffffL);
        ram.write64(GDT_BASE + (USER_CS & ~7), 0x00affb000000ffffL);
        ram.write64(GDT_BASE + TSS, 0x0000890000000067L | TSS_BASE << 16);
        ram.write8(SYSCALL_ENTRY, (byte) HLT);
        for (int vector = 0; vector < 256; vector++) {
            gate(vector, HANDLERS + 16L * vector, SegmentDescriptor.TYPE_INTERRUPT_GATE, 3, 0);
            ram.write8(HANDLERS + 16L * vector, (byte) HLT);
        }
    }
}
