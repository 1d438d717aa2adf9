package org.stackshift.hostcpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Everything that an instruction can see or change, as the packed bytes that {@code hostcpu.c}
 * reads and writes.
 *
 * <pre>
 *   0     gpr[16]        by encoding number
 *   128   rflags
 *   136   FXSAVE image   x87, MMX, mxcsr, xmm0-15 (SDM vol. 1 §10.5.1, 64-bit format)
 *   648   data           256 bytes of memory at {@link #DATA}, also where the gs base points
 *   904   stack          256 bytes of memory at {@link #STACK}
 * </pre>
 *
 * <p>The page around each window is mapped and zero elsewhere; code runs at {@link #CODE}. Mutable,
 * so that generators and engines can fill it in place; a case that has been made is not changed any
 * more.
 */
public final class CpuState {
    /** Size in bytes. */
    public static final int SIZE = 1160;

    /** Where the code lies: a page full of int3. */
    public static final long CODE = 0x1000_0000L;

    /** Where the data window begins, in the page after the code. */
    public static final long DATA = 0x1000_1800L;

    /** Where the stack window begins; the page below this page is not mapped. */
    public static final long STACK = 0x1000_3800L;

    /** Bytes in each window. */
    public static final int WINDOW = 256;

    static final int RFLAGS = 128;
    static final int FXSAVE = 136;
    static final int FCW = FXSAVE;
    static final int FSW = FXSAVE + 2;
    static final int FTW = FXSAVE + 4;
    static final int MXCSR = FXSAVE + 24;
    static final int ST = FXSAVE + 32;
    static final int XMM = FXSAVE + 160;
    static final int DATA_WINDOW = 648;
    static final int STACK_WINDOW = 904;

    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;

    /** All zero. */
    public CpuState() {
        this.bytes = new byte[SIZE];
    }

    private CpuState(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The state at {@code offset} of the output of {@code hostcpu}. */
    static CpuState read(byte[] source, int offset) {
        return new CpuState(Arrays.copyOfRange(source, offset, offset + SIZE));
    }

    /** The packed bytes themselves, not a copy. */
    byte[] bytes() {
        return bytes;
    }

    public CpuState copy() {
        return new CpuState(bytes.clone());
    }

    public long gpr(int index) {
        return long64(8 * index);
    }

    public void setGpr(int index, long value) {
        setLong64(8 * index, value);
    }

    public long rflags() {
        return long64(RFLAGS);
    }

    public void setRflags(long value) {
        setLong64(RFLAGS, value);
    }

    public int mxcsr() {
        return (int) INT.get(bytes, MXCSR);
    }

    public void setMxcsr(int value) {
        INT.set(bytes, MXCSR, value);
    }

    /** Half {@code half} (0 = bits 63..0, 1 = bits 127..64) of an SSE register. */
    public long xmm(int index, int half) {
        return long64(XMM + 16 * index + 8 * half);
    }

    public void setXmm(int index, int half, long value) {
        setLong64(XMM + 16 * index + 8 * half, value);
    }

    public int fcw() {
        return short16(FCW);
    }

    public void setFcw(int value) {
        setShort16(FCW, value);
    }

    public int fsw() {
        return short16(FSW);
    }

    public void setFsw(int value) {
        setShort16(FSW, value);
    }

    /** The abridged tag word: bit i set means that physical register i is not empty. */
    public int ftw() {
        return bytes[FTW] & 0xff;
    }

    public void setFtw(int value) {
        bytes[FTW] = (byte) value;
    }

    /** The 64-bit significand of st(i); the image holds registers relative to the top. */
    public long stSignificand(int index) {
        return long64(ST + 16 * index);
    }

    /** Sign (bit 15) and biased exponent of st(i). */
    public int stSignExponent(int index) {
        return short16(ST + 16 * index + 8);
    }

    public void setSt(int index, int signExponent, long significand) {
        setLong64(ST + 16 * index, significand);
        setShort16(ST + 16 * index + 8, signExponent);
    }

    /** Eight bytes of the data window from byte {@code offset}. */
    public long data(int offset) {
        return long64(DATA_WINDOW + offset);
    }

    public void setData(int offset, long value) {
        setLong64(DATA_WINDOW + offset, value);
    }

    /** Eight bytes of the stack window from byte {@code offset}. */
    public long stack(int offset) {
        return long64(STACK_WINDOW + offset);
    }

    public void setStack(int offset, long value) {
        setLong64(STACK_WINDOW + offset, value);
    }

    /** Zeroes the bytes from {@code from} to before {@code to} of the packed form. */
    void clear(int from, int to) {
        Arrays.fill(bytes, from, to, (byte) 0);
    }

    private int short16(int offset) {
        return (short) SHORT.get(bytes, offset) & 0xffff;
    }

    private void setShort16(int offset, int value) {
        SHORT.set(bytes, offset, (short) value);
    }

    private long long64(int offset) {
        return (long) LONG.get(bytes, offset);
    }

    private void setLong64(int offset, long value) {
        LONG.set(bytes, offset, value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuState state && Arrays.equals(bytes, state.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
