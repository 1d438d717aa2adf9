package org.stackshift.machine.cpu;

import static org.stackshift.isa.PageBits.ERROR_I;
import static org.stackshift.isa.PageBits.ERROR_U;
import static org.stackshift.isa.PageBits.ERROR_W;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.memory.PageWalk;
import org.stackshift.machine.memory.Ram;
import org.stackshift.machine.memory.Tlb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The CPU's way to memory: linear addresses through the TLB, or through the page walk when the TLB
 * does not know.
 *
 * <p>A fast path is one compare and one array access. The slow path serves what the compare
 * refuses: pages not in the TLB, accesses across a page boundary, writes to decoded code, physical
 * addresses without memory (they read as ones and swallow writes).
 */
public final class Mmu {
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long PAGE_MASK = -(long) PageBits.PAGE_SIZE;

    private final Cpu cpu;
    private final Ram ram;
    private final PageWalk walk;
    private final Tlb userTlb = new Tlb();
    private final Tlb supervisorTlb = new Tlb();

    /** The TLB of the current mode and the current RAM array: what the fast paths need. */
    private long[] tlb = supervisorTlb.entries();

    private byte[] bytes;
    private int epoch;

    Mmu(Cpu cpu, Ram ram) {
        this.cpu = cpu;
        this.ram = ram;
        this.walk = new PageWalk(ram);
        this.bytes = ram.bytes();
    }

    Ram ram() {
        return ram;
    }

    /**
     * Adopts the current privilege level and RAM array; to be called when either may have changed.
     */
    public void sync() {
        tlb = (cpu.cpl == 3 ? userTlb : supervisorTlb).entries();
        bytes = ram.bytes();
    }

    /**
     * Changes whenever a translation may have changed: what was found by an older epoch must be
     * looked up again.
     */
    int epoch() {
        return epoch;
    }

    void flush() {
        userTlb.flush();
        supervisorTlb.flush();
        epoch++;
    }

    void invalidate(long vaddr) {
        userTlb.invalidate(vaddr);
        supervisorTlb.invalidate(vaddr);
        epoch++;
    }

    /**
     * From now on writes to the frame of {@code paddr} take the slow path, which looks for decoded
     * code.
     */
    void protectFrame(long paddr) {
        userTlb.protectFrame(paddr);
        supervisorTlb.protectFrame(paddr);
    }

    int load8(long vaddr) {
        long[] t = tlb;
        int slot = Tlb.slot(vaddr);
        return t[slot] == (vaddr & PAGE_MASK)
                ? bytes[(int) (vaddr + t[slot + 1])] & 0xff
                : (int) loadSlow(vaddr, 1);
    }

    int load16(long vaddr) {
        long[] t = tlb;
        int slot = Tlb.slot(vaddr);
        return t[slot] == (vaddr + 1 & PAGE_MASK)
                ? (short) SHORT.get(bytes, (int) (vaddr + t[slot + 1])) & 0xffff
                : (int) loadSlow(vaddr, 2);
    }

    int load32(long vaddr) {
        long[] t = tlb;
        int slot = Tlb.slot(vaddr);
        return t[slot] == (vaddr + 3 & PAGE_MASK)
                ? (int) INT.get(bytes, (int) (vaddr + t[slot + 1]))
                : (int) loadSlow(vaddr, 4);
    }

    long load64(long vaddr) {
        long[] t = tlb;
        int slot = Tlb.slot(vaddr);
        return t[slot] == (vaddr + 7 & PAGE_MASK)
                ? (long) LONG.get(bytes, (int) (vaddr + t[slot + 1]))
                : loadSlow(vaddr, 8);
    }

    void store8(long vaddr, int value) {
        long[] t = tlb;
        int slot = Tlb.WRITE + Tlb.slot(vaddr);
        if (t[slot] == (vaddr & PAGE_MASK)) {
            bytes[(int) (vaddr + t[slot + 1])] = (byte) value;
        } else {
            storeSlow(vaddr, 1, value);
        }
    }

    void store16(long vaddr, int value) {
        long[] t = tlb;
        int slot = Tlb.WRITE + Tlb.slot(vaddr);
        if (t[slot] == (vaddr + 1 & PAGE_MASK)) {
            SHORT.set(bytes, (int) (vaddr + t[slot + 1]), (short) value);
        } else {
            storeSlow(vaddr, 2, value);
        }
    }

    void store32(long vaddr, int value) {
        long[] t = tlb;
        int slot = Tlb.WRITE + Tlb.slot(vaddr);
        if (t[slot] == (vaddr + 3 & PAGE_MASK)) {
            INT.set(bytes, (int) (vaddr + t[slot + 1]), value);
        } else {
            storeSlow(vaddr, 4, value);
        }
    }

    void store64(long vaddr, long value) {
        long[] t = tlb;
        int slot = Tlb.WRITE + Tlb.slot(vaddr);
        if (t[slot] == (vaddr + 7 & PAGE_MASK)) {
            LONG.set(bytes, (int) (vaddr + t[slot + 1]), value);
        } else {
            storeSlow(vaddr, 8, value);
        }
    }

    /**
     * Faults now if a write of {@code size} bytes (at most a page) would; afterwards the write
     * cannot fault.
     */
    void probeWrite(long vaddr, int size) {
        if (tlb[Tlb.WRITE + Tlb.slot(vaddr)] != (vaddr + size - 1 & PAGE_MASK)) {
            int first = firstPart(vaddr, size);
            guardCode(translate(vaddr, ERROR_W | mode()), first);
            if (first < size) {
                guardCode(translate(vaddr + first, ERROR_W | mode()), size - first);
            }
        }
    }

    /** Copies within known pages, or tells that it did not. */
    boolean copyInPage(long from, long to, int count) {
        int read = Tlb.READ + Tlb.slot(from);
        int write = Tlb.WRITE + Tlb.slot(to);
        if (!knows(read, from, count) || !knows(write, to, count)) {
            return false;
        }
        int source = (int) (from + tlb[read + 1]);
        int target = (int) (to + tlb[write + 1]);
        if (source < target && target < source + count) {
            return false;
        }
        System.arraycopy(bytes, source, bytes, target, count);
        return true;
    }

    /** Fills within a known page, or tells that it did not. */
    boolean fillInPage(long to, int count, byte value) {
        int write = Tlb.WRITE + Tlb.slot(to);
        if (!knows(write, to, count)) {
            return false;
        }
        int target = (int) (to + tlb[write + 1]);
        Arrays.fill(bytes, target, target + count, value);
        return true;
    }

    private boolean knows(int slot, long vaddr, int count) {
        return tlb[slot] == (vaddr + count - 1 & PAGE_MASK);
    }

    /**
     * Physical address from which to fetch the instruction byte at {@code vaddr}; raises what the
     * fetch raises.
     */
    long translateFetch(long vaddr) {
        return translate(vaddr, ERROR_I | mode());
    }

    /**
     * A supervisor access that the CPU makes on its own account, whatever the privilege level:
     * descriptor tables.
     */
    public long loadSystem64(long vaddr) {
        return loadPhysical(vaddr, 8, 0);
    }

    /** As {@link #loadSystem64}, for a write of a descriptor's access byte. */
    public void storeSystem8(long vaddr, int value) {
        long paddr = translate(vaddr, ERROR_W);
        if (ram.contains(paddr, 1)) {
            ram.write8(paddr, (byte) value);
        }
    }

    /** Physical address of {@code vaddr}, or -1, without any side effect. */
    public long peek(long vaddr) {
        if ((cpu.cr0 & ControlBits.CR0_PG) == 0) {
            return vaddr;
        }
        return isCanonical(vaddr) ? walk.peek(cpu.cr3, vaddr) : -1;
    }

    /** Whether bits 63..47 are all alike (SDM vol. 1 §3.3.7.1). */
    public static boolean isCanonical(long vaddr) {
        return vaddr << 16 >> 16 == vaddr;
    }

    private long loadSlow(long vaddr, int size) {
        return loadPhysical(vaddr, size, mode());
    }

    private long loadPhysical(long vaddr, int size, int access) {
        int first = firstPart(vaddr, size);
        long low = readPhysical(translate(vaddr, access), first);
        if (first == size) {
            return low;
        }
        long high = readPhysical(translate(vaddr + first, access), size - first);
        return low | high << 8 * first;
    }

    private void storeSlow(long vaddr, int size, long value) {
        int first = firstPart(vaddr, size);
        long paddr = translate(vaddr, ERROR_W | mode());
        long rest = first < size ? translate(vaddr + first, ERROR_W | mode()) : paddr;
        guardCode(paddr, first);
        guardCode(rest, Math.max(size - first, 1));
        writePhysical(paddr, first, value);
        writePhysical(rest, size - first, first < size ? value >>> 8 * first : 0);
    }

    /** How many of {@code size} bytes lie in the first of the pages that they touch. */
    private static int firstPart(long vaddr, int size) {
        return (int) Math.min(size, PageBits.PAGE_SIZE - (vaddr & ~PAGE_MASK));
    }

    private void guardCode(long paddr, int count) {
        if (ram.code().covers(paddr, count)) {
            cpu.requireAlone();
        }
    }

    private long readPhysical(long paddr, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            int b = ram.contains(paddr + i, 1) ? ram.read8(paddr + i) & 0xff : 0xff;
            value = value << 8 | b;
        }
        return value;
    }

    private void writePhysical(long paddr, int count, long value) {
        for (int i = 0; i < count; i++) {
            if (ram.contains(paddr + i, 1)) {
                ram.write8(paddr + i, (byte) (value >>> 8 * i));
            }
        }
    }

    private int mode() {
        return cpu.cpl == 3 ? ERROR_U : 0;
    }

    /** Translates through the TLB or the tables; {@code access} is as for {@link PageWalk}. */
    private long translate(long vaddr, int access) {
        if (!isCanonical(vaddr)) {
            throw GuestFault.nonCanonical(vaddr);
        }
        Tlb target = (access & ERROR_U) != 0 ? userTlb : supervisorTlb;
        int part = part(access);
        long known = target.lookup(part, vaddr);
        return known != -1 ? known : fill(target, part, vaddr, access);
    }

    private static int part(int access) {
        if ((access & ERROR_I) != 0) {
            return Tlb.EXECUTE;
        }
        return (access & ERROR_W) != 0 ? Tlb.WRITE : Tlb.READ;
    }

    private long fill(Tlb target, int part, long vaddr, int access) {
        if ((cpu.cr0 & ControlBits.CR0_PG) == 0) {
            return remember(target, part, vaddr, vaddr);
        }
        int rules = rules();
        long paddr = walk.translate(cpu.cr3, vaddr, access, rules);
        if (paddr < 0) {
            throw new GuestFault(Vector.PF, PageWalk.errorCode(paddr), vaddr);
        }
        // SMAP depends on rflags.AC, which no TLB entry can know: such pages are walked each time.
        boolean cacheable =
                (access & ERROR_U) != 0
                        || (cpu.cr4 & ControlBits.CR4_SMAP) == 0
                        || !walk.isUserPage();
        return cacheable ? remember(target, part, vaddr, paddr) : paddr;
    }

    private long remember(Tlb target, int part, long vaddr, long paddr) {
        boolean watched = part == Tlb.WRITE && ram.code().isCodePage(paddr);
        if (!watched && ram.contains(paddr & PAGE_MASK, PageBits.PAGE_SIZE)) {
            target.put(part, vaddr, paddr);
        }
        return paddr;
    }

    private int rules() {
        int rules = (cpu.cr0 & ControlBits.CR0_WP) != 0 ? PageWalk.Rules.WP : 0;
        if ((cpu.efer & ControlBits.EFER_NXE) != 0) {
            rules |= PageWalk.Rules.NXE;
        }
        if ((cpu.cr4 & ControlBits.CR4_SMEP) != 0) {
            rules |= PageWalk.Rules.SMEP;
        }
        if ((cpu.cr4 & ControlBits.CR4_SMAP) != 0 && (cpu.flagsRest & Rflags.AC) == 0) {
            rules |= PageWalk.Rules.SMAP;
        }
        return rules;
    }
}
