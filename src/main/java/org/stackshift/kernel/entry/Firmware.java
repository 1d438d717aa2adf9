package org.stackshift.kernel.entry;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.kernel.mm.FrameAllocator;
import org.stackshift.kernel.mm.FrameUse;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.PageTables;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.kernel.mm.TlbControl;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.memory.Ram;

/**
 * What happens before the kernel's first instruction: the image is in memory, the first page tables
 * map it and all of memory, and the CPU is in long mode at {@code startup_64}.
 */
public final class Firmware {
    /** Where the image lies in physical memory. */
    static final long IMAGE_PADDR = 0x10_0000;

    private static final int LARGE_PAGE = 2 << 20;
    private static final long LARGE_PAGE_BITS =
            PageBits.P | PageBits.RW | PageBits.PS | PageBits.G | PageBits.NX;

    private final Ram ram;
    private final KernelImage image;
    private final FrameAllocator frames;
    private final PageTables tables;

    /** Firmware for a machine whose memory has room for at least the image. */
    public Firmware(Ram ram, KernelImage image) {
        this.ram = ram;
        this.image = image;
        this.frames = new FrameAllocator(ram, IMAGE_PADDR + imageSize());
        this.tables = new PageTables(ram, frames);
    }

    /**
     * Loads the image and builds init_top_pgt.
     *
     * @throws ErrnoException ENOMEM when the machine is too small to hold even that
     */
    public PhysicalMemory load(TlbControl tlb) throws ErrnoException {
        if (IMAGE_PADDR + imageSize() > ram.limit()) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        ram.ensure((int) (IMAGE_PADDR + imageSize()));
        ram.write(IMAGE_PADDR, image.bytes(), 0, image.bytes().length);
        long pgd = frames.allocate(FrameUse.PAGE_TABLE);
        mapAllMemory(pgd);
        mapImage(pgd);
        long stacks = subtable(pgd, Layout.KERNEL_STACKS, 3);
        if (stacks == 0) {
            throw new IllegalStateException("no table for the kernel stacks");
        }
        return new PhysicalMemory(ram, frames, tables, tlb, pgd);
    }

    /** Puts the first CPU where a boot loader leaves it. */
    public void start(Cpu cpu, long pgd) {
        enterLongMode(cpu, pgd);
        cpu.rip = image.address("startup_64");
    }

    /**
     * Puts another CPU where it begins.
     *
     * @param idleTask address of its task_struct
     */
    public static void startSecondary(Cpu cpu, long pgd, KernelImage image, long idleTask) {
        enterLongMode(cpu, pgd);
        cpu.gpr[Gpr.RDI] = cpu.number();
        cpu.gpr[Gpr.RSI] = idleTask;
        cpu.rip = image.address("secondary_startup_64");
    }

    private static void enterLongMode(Cpu cpu, long pgd) {
        cpu.cr0 = ControlBits.CR0_PG | ControlBits.CR0_ET | ControlBits.CR0_PE;
        cpu.cr4 = ControlBits.CR4_PAE;
        cpu.cr3 = pgd;
        cpu.efer = ControlBits.EFER_LME | ControlBits.EFER_LMA | ControlBits.EFER_NXE;
        cpu.cpl = 0;
        cpu.setRflags(Rflags.RESERVED_ONE);
    }

    private void mapAllMemory(long pgd) throws ErrnoException {
        for (long paddr = 0; paddr < ram.limit(); paddr += LARGE_PAGE) {
            long vaddr = Layout.PAGE_OFFSET + paddr;
            long directory = subtable(subtable(pgd, vaddr, 3), vaddr, 2);
            ram.write64(directory + 8 * (vaddr >>> 21 & 511), paddr | LARGE_PAGE_BITS);
        }
    }

    private void mapImage(long pgd) throws ErrnoException {
        long text = image.address("_etext");
        for (long at = image.address("_text");
                at < image.address("_end");
                at += PageBits.PAGE_SIZE) {
            long rights = at < text ? PageBits.P : PageBits.P | PageBits.RW | PageBits.NX;
            long paddr = at - image.address("_text") + IMAGE_PADDR;
            tables.set(pgd, at, paddr | rights | PageBits.G);
        }
    }

    /**
     * The table that entry {@code vaddr} of {@code table} at {@code level} (3 = PML4) points to,
     * made if need be.
     */
    private long subtable(long table, long vaddr, int level) throws ErrnoException {
        long slot = table + 8 * (vaddr >>> PageBits.PAGE_SHIFT + 9 * level & 511);
        if (ram.read64(slot) == 0) {
            ram.write64(slot, frames.allocate(FrameUse.PAGE_TABLE) | PageBits.P | PageBits.RW);
        }
        return ram.read64(slot) & PageBits.FRAME;
    }

    private long imageSize() {
        return image.address("_end") - image.address("_text");
    }
}
