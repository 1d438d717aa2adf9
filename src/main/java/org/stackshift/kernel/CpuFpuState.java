package org.stackshift.kernel;

import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.signal.FpuState;
import org.stackshift.machine.Machine;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.sse.FxArea;

import java.util.Arrays;

/** The floating-point state of the task on the CPU. */
final class CpuFpuState implements FpuState {
    private static final int MXCSR = 24;
    private static final int MXCSR_DEFAULT = 0x1f80;

    /** What a new program finds: all exceptions masked, everything else zero (SDM vol. 3 §10.1). */
    static final byte[] INITIAL = initial();

    private static final int FCW = 0;

    private final Machine machine;

    CpuFpuState(Machine machine) {
        this.machine = machine;
    }

    private static byte[] initial() {
        byte[] image = new byte[TaskStruct.FPU_SIZE];
        image[FCW] = 0x7f;
        image[FCW + 1] = 0x03;
        image[MXCSR] = (byte) MXCSR_DEFAULT;
        image[MXCSR + 1] = (byte) (MXCSR_DEFAULT >>> 8);
        return image;
    }

    @Override
    public byte[] save() {
        return Arrays.copyOf(FxArea.of(machine.cpu()), SIZE);
    }

    @Override
    public void restore(byte[] image) {
        byte[] valid = image.clone();
        valid[MXCSR + 2] = 0;
        valid[MXCSR + 3] = 0;
        FxArea.load(machine.cpu(), valid);
    }

    @Override
    public void reset() {
        Cpu cpu = machine.cpu();
        cpu.x87.initialize();
        cpu.mxcsr = MXCSR_DEFAULT;
        Arrays.fill(cpu.xmm, 0);
    }
}
