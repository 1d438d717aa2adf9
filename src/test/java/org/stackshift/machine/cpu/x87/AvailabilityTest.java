package org.stackshift.machine.cpu.x87;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.memory.Ram;

import java.util.Objects;

/** When an x87 instruction may not run at all (SDM vol. 3 §2.5, §6.15). */
class AvailabilityTest {
    private static final int PAGE = 4096;

    private final Cpu cpu = new Cpu(new Ram(PAGE, PAGE));

    private static Op op(int... bytes) {
        byte[] code = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            code[i] = (byte) bytes[i];
        }
        Instruction insn = (Instruction) Decoder.decode(code, 0, code.length);
        return Objects.requireNonNull(new X87Ops().create(insn, 0, code.length));
    }

    private final Op fld1 = op(0xd9, 0xe8);
    private final Op fnclex = op(0xdb, 0xe2);
    private final Op fwait = op(0x9b);

    private int fault(Op op) {
        return assertThrows(GuestFault.class, () -> op.execute(cpu)).vector();
    }

    @Test
    void afterATaskSwitchTheUnitIsNotAvailable() {
        cpu.cr0 = ControlBits.CR0_TS;
        assertEquals(Vector.NM, fault(fld1));
        assertEquals(Vector.NM, fault(fnclex));
    }

    @Test
    void fwaitIsStoppedOnlyIfTheMonitorBitIsSetToo() {
        cpu.cr0 = ControlBits.CR0_TS;
        assertDoesNotThrow(() -> fwait.execute(cpu));
        cpu.cr0 |= ControlBits.CR0_MP;
        assertEquals(Vector.NM, fault(fwait));
    }

    @Test
    void aPendingExceptionStopsWaitingInstructionsUntilItIsCleared() {
        cpu.x87.setStatus(StatusWord.ZE);
        cpu.x87.setControl(FloatEnvironment.INITIAL & ~StatusWord.ZE);
        assertEquals(Vector.MF, fault(fld1));
        assertEquals(Vector.MF, fault(fwait));
        fnclex.execute(cpu);
        assertDoesNotThrow(() -> fld1.execute(cpu));
    }
}
