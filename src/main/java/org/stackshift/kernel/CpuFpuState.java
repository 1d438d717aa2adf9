package org.stackshift.kernel;

import org.stackshift.kernel.signal.FpuState;
import org.stackshift.machine.cpu.Cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The CPU's floating-point state in fxsave's layout (SDM vol. 1 table 10-2): +00 fcw, +18 mxcsr,
 * +1c its mask, +a0 xmm0-15.
 */
final class CpuFpuState implements FpuState {
    private static final int MXCSR = 0x18;
    private static final int MXCSR_MASK = 0x1c;
    private static final int XMM = 0xa0;
    private static final int VALID_MXCSR = 0xffff;
    private static final short FCW_DEFAULT = 0x37f;

    private final Cpu cpu;

    CpuFpuState(Cpu cpu) {
        this.cpu = cpu;
    }

    @Override
    public byte[] save() {
        ByteBuffer image = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        image.putShort(0, FCW_DEFAULT);
        image.putInt(MXCSR, cpu.mxcsr);
        image.putInt(MXCSR_MASK, VALID_MXCSR);
        for (int i = 0; i < cpu.xmm.length; i++) {
            image.putLong(XMM + 8 * i, cpu.xmm[i]);
        }
        return image.array();
    }

    @Override
    public void restore(byte[] bytes) {
        ByteBuffer image = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        cpu.mxcsr = image.getInt(MXCSR) & VALID_MXCSR;
        for (int i = 0; i < cpu.xmm.length; i++) {
            cpu.xmm[i] = image.getLong(XMM + 8 * i);
        }
    }
}
