package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.x87.Extended;
import org.stackshift.machine.cpu.x87.X87;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The 512 bytes in which fxsave keeps x87, MMX and SSE state (SDM vol. 1 §10.5.1, 64-bit layout).
 *
 * <pre>
 *   0 fcw  2 fsw  4 tags, a bit each  6 opcode  8 instruction pointer  16 operand pointer
 *  24 mxcsr  28 mxcsr mask
 *  32 st0-st7, 16 bytes each, 10 in use
 * 160 xmm0-xmm15
 * 416 free for software
 * </pre>
 */
public final class FxArea {
    /** The whole area in bytes. */
    public static final int SIZE = 512;

    /** The part that the CPU reads and writes. */
    public static final int USED = 416;

    private static final int FCW = 0;
    private static final int FSW = 2;
    private static final int TAGS = 4;
    private static final int INSTRUCTION = 8;
    private static final int MXCSR = 24;
    private static final int MXCSR_MASK = 28;
    private static final int ST = 32;
    private static final int XMM = 160;

    private FxArea() {}

    /** The state of a CPU, as {@link #USED} bytes. */
    public static byte[] of(Cpu cpu) {
        ByteBuffer area = ByteBuffer.allocate(USED).order(ByteOrder.LITTLE_ENDIAN);
        X87 unit = cpu.x87;
        area.putShort(FCW, (short) unit.control());
        area.putShort(FSW, (short) unit.status());
        area.put(TAGS, (byte) unit.tags());
        area.putLong(INSTRUCTION, unit.lastInstruction);
        area.putInt(MXCSR, cpu.mxcsr);
        area.putInt(MXCSR_MASK, Mxcsr.WRITABLE);
        for (int i = 0; i < X87.REGISTERS; i++) {
            Extended st = unit.st(i);
            area.putLong(ST + 16 * i, st.significand());
            area.putShort(ST + 16 * i + 8, (short) st.signExponent());
        }
        for (int i = 0; i < cpu.xmm.length; i++) {
            area.putLong(XMM + 8 * i, cpu.xmm[i]);
        }
        return area.array();
    }

    /**
     * Gives a CPU the state in {@code bytes}, at least {@link #USED} of them.
     *
     * @throws org.stackshift.machine.cpu.GuestFault #GP(0) for reserved bits in mxcsr; nothing has
     *     changed then
     */
    public static void load(Cpu cpu, byte[] bytes) {
        ByteBuffer area = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Mxcsr.write(cpu, area.getInt(MXCSR));
        X87 unit = cpu.x87;
        unit.setControl(area.getShort(FCW) & 0xffff);
        unit.setStatus(area.getShort(FSW) & 0xffff);
        unit.lastInstruction = area.getLong(INSTRUCTION);
        for (int i = 0; i < X87.REGISTERS; i++) {
            int signExponent = area.getShort(ST + 16 * i + 8) & 0xffff;
            unit.setSt(i, new Extended(signExponent, area.getLong(ST + 16 * i)));
        }
        unit.setTags(area.get(TAGS) & 0xff);
        for (int i = 0; i < cpu.xmm.length; i++) {
            cpu.xmm[i] = area.getLong(XMM + 8 * i);
        }
    }
}
