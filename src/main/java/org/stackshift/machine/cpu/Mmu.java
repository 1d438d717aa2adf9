package org.stackshift.machine.cpu;

import static org.stackshift.isa.PageBits.ERROR_W;

import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;
import org.stackshift.machine.memory.Tlb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The CPU's way to memory: bytes and words at linear addresses.
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
    private final Paging paging;

    /** The TLB of the current mode and the current RAM array: what the fast paths need. */
    private long[] tlb;

    private byte[] bytes;

    Mmu(Cpu cpu, Ram ram) {
        this.cpu = cpu;
        this.ram = ram;
        this.paging = new Paging(cpu, ram);
        this.tlb = paging.tlb();
        this.bytes = ram.bytes();
    }

    Ram ram() {
        return ram;
    }

    /** Where the translations come from. */
    public Paging paging() {
        return paging;
    }

    /**
     * Adopts the current privilege level and RAM array; to be called when either may have changed.
     */
    public void sync() {
        tlb = paging.tlb();
        bytes = ram.bytes();
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
            guardCode(paging.forWrite(vaddr), first);
            if (first < size) {
                guardCode(paging.forWrite(vaddr + first), size - first);
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
     * A supervisor access that the CPU makes on its own account, whatever the privilege level:
     * descriptor tables.
     */
    public long loadSystem64(long vaddr) {
        return loadPhysical(vaddr, 8, Paging.IMPLICIT);
    }

    /** As {@link #loadSystem64}, for a write of a descriptor's access byte. */
    public void storeSystem8(long vaddr, int value) {
        long paddr = paging.translate(vaddr, Paging.IMPLICIT | ERROR_W);
        if (ram.contains(paddr, 1)) {
            ram.write8(paddr, (byte) value);
        }
    }

    private long loadSlow(long vaddr, int size) {
        return loadPhysical(vaddr, size, paging.mode());
    }

    private long loadPhysical(long vaddr, int size, int access) {
        int first = firstPart(vaddr, size);
        long low = readPhysical(paging.translate(vaddr, access), first);
        if (first == size) {
            return low;
        }
        long high = readPhysical(paging.translate(vaddr + first, access), size - first);
        return low | high << 8 * first;
    }

    private void storeSlow(long vaddr, int size, long value) {
        int first = firstPart(vaddr, size);
        long paddr = paging.forWrite(vaddr);
        long rest = first < size ? paging.forWrite(vaddr + first) : paddr;
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

    void copyFrom(Mmu other) {
        paging.copyFrom(other.paging);
        sync();
    }
}
