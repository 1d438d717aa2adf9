package org.stackshift.machine.cpu.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.cpu.Cpu;

/**
 * Which exception an SSE instruction raises, and that it leaves everything as it was (SDM vol. 3
 * §6.15, §14.1).
 */
class SseFaultsTest {
    private static final String ADDPS_XMM1_XMM0 = "0f58c1";
    private static final String DIVSD_XMM1_XMM0 = "f20f5ec1";
    private static final String MOVAPS_RAX_XMM0 = "0f2800";
    private static final String MOVUPS_XMM0_RAX = "0f1100";
    private static final String PADDB_MM1_MM0 = "0ffcc1";
    private static final String LDMXCSR_RAX = "0fae10";
    private static final String FXSAVE_RAX = "0fae00";
    private static final long UNMAPPED = 0x600000;
    private static final long ONE = 0x3ff0_0000_0000_0000L;

    private final BareMachine bare = new BareMachine();
    private final Cpu cpu = bare.cpu();

    private int vectorOf(String code) {
        bare.user(code).run();
        return bare.vector();
    }

    @Test
    void withoutOsfxsrSseIsUndefinedAndMmxIsNot() {
        cpu.cr4 &= ~ControlBits.CR4_OSFXSR;
        assertEquals(Vector.UD, vectorOf(ADDPS_XMM1_XMM0));
        assertEquals(Vector.GP, vectorOf(PADDB_MM1_MM0 + "f4"));
    }

    @Test
    void emulationMakesSseAndMmxUndefined() {
        cpu.cr0 |= ControlBits.CR0_EM | ControlBits.CR0_TS;
        assertEquals(Vector.UD, vectorOf(ADDPS_XMM1_XMM0));
        assertEquals(Vector.UD, vectorOf(PADDB_MM1_MM0));
    }

    @Test
    void afterATaskSwitchTheUnitIsNotAvailable() {
        cpu.cr0 |= ControlBits.CR0_TS;
        assertEquals(Vector.NM, vectorOf(ADDPS_XMM1_XMM0));
        assertEquals(Vector.NM, vectorOf(PADDB_MM1_MM0));
        assertEquals(Vector.NM, vectorOf(FXSAVE_RAX));
    }

    @Test
    void anUnmaskedDivisionByZeroRaisesXmAndKeepsTheDestination() {
        cpu.mxcsr = Mxcsr.RESET & ~(Mxcsr.ZE << Mxcsr.MASK_SHIFT);
        cpu.xmm[0] = ONE;
        assertEquals(Vector.XM, vectorOf(DIVSD_XMM1_XMM0));
        assertEquals(ONE, cpu.xmm[0]);
        assertEquals(Mxcsr.ZE, cpu.mxcsr & Mxcsr.FLAGS);
        assertEquals(BareMachine.USER_CODE, bare.stack(0));
    }

    @Test
    void withoutOsxmmexcptAnUnmaskedExceptionIsUndefined() {
        cpu.cr4 &= ~ControlBits.CR4_OSXMMEXCPT;
        cpu.mxcsr = 0;
        cpu.xmm[0] = ONE;
        assertEquals(Vector.UD, vectorOf(DIVSD_XMM1_XMM0));
    }

    @Test
    void anUnalignedOperandIsFoundBeforeAMissingPage() {
        cpu.gpr[Gpr.RAX] = UNMAPPED + 8;
        assertEquals(Vector.GP, vectorOf(MOVAPS_RAX_XMM0));
        cpu.gpr[Gpr.RAX] = UNMAPPED;
        assertEquals(Vector.PF, vectorOf(MOVAPS_RAX_XMM0));
    }

    @Test
    void aStoreIntoAMissingPageWritesNothingToThePageBefore() {
        long last = UNMAPPED - 8;
        cpu.gpr[Gpr.RAX] = last;
        cpu.xmm[0] = -1;
        assertEquals(Vector.PF, vectorOf(MOVUPS_XMM0_RAX));
        assertEquals(0, bare.ram().read64(last));
        assertEquals(UNMAPPED, cpu.cr2);
    }

    @Test
    void reservedBitsOfMxcsrAreRefused() {
        cpu.gpr[Gpr.RAX] = BareMachine.USER_DATA;
        bare.ram().write32(BareMachine.USER_DATA, 0x11f80);
        assertEquals(Vector.GP, vectorOf(LDMXCSR_RAX));
        assertEquals(Mxcsr.RESET, cpu.mxcsr);
    }

    @Test
    void theStateAreaMustBeAligned() {
        cpu.gpr[Gpr.RAX] = BareMachine.USER_DATA + 8;
        assertEquals(Vector.GP, vectorOf(FXSAVE_RAX));
    }
}
