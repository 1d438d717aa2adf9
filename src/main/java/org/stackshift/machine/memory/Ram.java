package org.stackshift.machine.memory;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.base.StateHash;
import org.stackshift.isa.PageBits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Guest physical memory: one array, little-endian, from physical address 0 up to a limit.
 *
 * <p>The array starts small and grows as the kernel hands out frames ({@link #ensure}), so a
 * machine with a generous limit costs only what its guest touches. Accesses outside the array are
 * host bugs and throw; the page walk never lets a guest address get here unchecked.
 */
public final class Ram implements Copyable<Ram> {
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int limit;
    private final CodeMap code = new CodeMap();
    private byte[] bytes;

    /**
     * Memory of at most {@code limit} bytes (a multiple of the page size).
     *
     * @param initial bytes to allocate at once
     */
    public Ram(int initial, int limit) {
        if (initial > limit) {
            throw new IllegalArgumentException("initial size above the limit");
        }
        this.limit = limit;
        this.bytes = new byte[wholePages(initial)];
    }

    /** Bytes that the guest may use in all. */
    public int limit() {
        return limit;
    }

    /** Which bytes the CPU has decoded; every write method below reports to it. */
    public CodeMap code() {
        return code;
    }

    /** Whether {@code count} bytes from {@code paddr} lie within the memory allocated so far. */
    public boolean contains(long paddr, int count) {
        return paddr >= 0 && paddr <= bytes.length - count;
    }

    /**
     * The current backing array, for reading; replaced by {@link #ensure}, so never keep it across
     * a call into the kernel. Writing through it hides changed code from the CPU: use the write
     * methods.
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Grows the array so that it holds {@code size} bytes; {@code size} must not exceed {@link
     * #limit}.
     */
    public void ensure(int size) {
        if (size > limit) {
            throw new IllegalArgumentException("beyond the limit of physical memory");
        }
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, wholePages(Math.max(size, 2L * bytes.length)));
        }
    }

    private int wholePages(long size) {
        return (int) Math.min(limit, size + PageBits.PAGE_SIZE - 1 & -(long) PageBits.PAGE_SIZE);
    }

    public byte read8(long paddr) {
        return bytes[(int) paddr];
    }

    public short read16(long paddr) {
        return (short) SHORT.get(bytes, (int) paddr);
    }

    public int read32(long paddr) {
        return (int) INT.get(bytes, (int) paddr);
    }

    public long read64(long paddr) {
        return (long) LONG.get(bytes, (int) paddr);
    }

    public void write8(long paddr, byte value) {
        code.written(paddr, 1);
        bytes[(int) paddr] = value;
    }

    public void write16(long paddr, short value) {
        code.written(paddr, 2);
        SHORT.set(bytes, (int) paddr, value);
    }

    public void write32(long paddr, int value) {
        code.written(paddr, 4);
        INT.set(bytes, (int) paddr, value);
    }

    public void write64(long paddr, long value) {
        code.written(paddr, 8);
        LONG.set(bytes, (int) paddr, value);
    }

    /** Copies {@code count} bytes out of memory. */
    public void read(long paddr, byte[] target, int offset, int count) {
        System.arraycopy(bytes, (int) paddr, target, offset, count);
    }

    /** Copies {@code count} bytes into memory. */
    public void write(long paddr, byte[] source, int offset, int count) {
        code.written(paddr, count);
        System.arraycopy(source, offset, bytes, (int) paddr, count);
    }

    /** Zeroes {@code count} bytes. */
    public void clear(long paddr, int count) {
        code.written(paddr, count);
        Arrays.fill(bytes, (int) paddr, (int) paddr + count, (byte) 0);
    }

    /** Memory with the same contents and the same marks of decoded code, without its listeners. */
    @Override
    public Ram copy(Copies copies) {
        Ram copy = new Ram(0, limit);
        copy.bytes = bytes.clone();
        copy.code.copyFrom(code);
        return copy;
    }

    /** Adds the contents; memory not allocated yet counts as the zeros that it will hold. */
    public void addTo(StateHash hash) {
        for (int page = 0; page < bytes.length; page += PageBits.PAGE_SIZE) {
            int end = Math.min(page + PageBits.PAGE_SIZE, bytes.length);
            if (!isZero(page, end)) {
                hash.add(page);
                addPage(hash, page, end);
            }
        }
    }

    private boolean isZero(int from, int to) {
        long any = 0;
        for (int at = from; at < to; at += Long.BYTES) {
            any |= (long) LONG.get(bytes, at);
        }
        return any == 0;
    }

    private void addPage(StateHash hash, int from, int to) {
        for (int at = from; at < to; at += Long.BYTES) {
            hash.add((long) LONG.get(bytes, at));
        }
    }
}
