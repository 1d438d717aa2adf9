package org.stackshift.base;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * A read-only window on a byte array, little-endian, without copying.
 *
 * <p>Offsets are relative to the window. Readers of files ask {@link #has} before they read,
 * because reading outside the window is a bug of ours and throws {@link IndexOutOfBoundsException}.
 */
public final class ByteSpan {
    /** No bytes at all. */
    public static final ByteSpan EMPTY = new ByteSpan(new byte[0], 0, 0);

    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] array;
    private final int start;
    private final int length;

    private ByteSpan(byte[] array, int start, int length) {
        this.array = array;
        this.start = start;
        this.length = length;
    }

    /** The whole array; the caller must not change it afterwards. */
    public static ByteSpan of(byte[] array) {
        return new ByteSpan(array, 0, array.length);
    }

    /** Bytes in the window. */
    public int length() {
        return length;
    }

    /**
     * Whether {@code count} bytes lie inside the window at {@code offset}; both taken as unsigned
     * 64-bit numbers.
     */
    public boolean has(long offset, long count) {
        return offset >= 0 && count >= 0 && offset <= length && count <= length - offset;
    }

    /** The byte at {@code offset}, 0-255. */
    public int u8(int offset) {
        return array[at(offset, 1)] & 0xff;
    }

    /** The 16-bit word at {@code offset}, zero-extended. */
    public int u16(int offset) {
        return (short) SHORT.get(array, at(offset, 2)) & 0xffff;
    }

    /** The 32 bits at {@code offset}. */
    public int i32(int offset) {
        return (int) INT.get(array, at(offset, 4));
    }

    /** The 32 bits at {@code offset}, zero-extended. */
    public long u32(int offset) {
        return i32(offset) & 0xffff_ffffL;
    }

    /** The 64 bits at {@code offset}. */
    public long i64(int offset) {
        return (long) LONG.get(array, at(offset, 8));
    }

    /** A smaller window on the same bytes. */
    public ByteSpan slice(long offset, long count) {
        if (!has(offset, count)) {
            throw new IndexOutOfBoundsException("slice outside of the window");
        }
        return new ByteSpan(array, start + (int) offset, (int) count);
    }

    /** The bytes from {@code offset} to the end of the window. */
    public ByteSpan from(long offset) {
        return slice(offset, length - offset);
    }

    /**
     * The index of the first {@code value} at or after {@code offset} and before {@code end}, or
     * -1.
     */
    public int indexOf(int value, int offset, int end) {
        Objects.checkFromToIndex(offset, end, length);
        for (int i = offset; i < end; i++) {
            if (array[start + i] == (byte) value) {
                return i;
            }
        }
        return -1;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, start, start + length);
    }

    /** Copies {@code count} bytes from {@code offset} into {@code target}. */
    public void copyTo(int offset, byte[] target, int targetOffset, int count) {
        System.arraycopy(array, at(offset, count), target, targetOffset, count);
    }

    private int at(int offset, int count) {
        return start + Objects.checkFromIndexSize(offset, count, length);
    }
}
