package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Segment;
import org.stackshift.isa.SegmentDescriptor;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.Stop;

/**
 * What the CPU does, and pushes, on the way into a handler (SDM vol. 3 §6.12 to §6.15; shared facts
 * §6).
 */
class InterruptsTest {
    private static final String INT_80 = "cd80";

    private final BareMachine bare = new BareMachine();
    private final Cpu cpu = bare.cpu();

    @Test
    void int80FromRing3PushesFiveWordsOnTheStackOfRing0() {
        bare.user(INT_80);
        cpu.setRflags(Rflags.IF | Rflags.ZF);

        assertEquals(Stop.HALTED, bare.run());

        assertEquals(0x80, bare.vector());
        assertEquals(BareMachine.RSP0 - 40, cpu.gpr[Gpr.RSP]);
        assertEquals(BareMachine.USER_CODE + 2, bare.stack(0));
        assertEquals(0x33, bare.stack(1));
        assertEquals(Rflags.IF | Rflags.ZF | Rflags.RESERVED_ONE, bare.stack(2));
        assertEquals(BareMachine.USER_STACK, bare.stack(3));
        assertEquals(0x2b, bare.stack(4));
    }

    @Test
    void ssIsNullInAHandlerThatInterruptedRing3() {
        bare.user(INT_80).run();
        assertEquals(0, cpu.selector[Segment.SS]);
        assertEquals(BareMachine.KERNEL_CS, cpu.selector[Segment.CS]);
        assertEquals(0, cpu.cpl);
    }

    @Test
    void rsp0StaysAsItIsHoweverOftenItIsUsed() {
        long before = bare.ram().read64(0x4004);
        for (int i = 0; i < 3; i++) {
            bare.user(INT_80).run();
            assertEquals(BareMachine.RSP0 - 40, cpu.gpr[Gpr.RSP]);
        }
        assertEquals(before, bare.ram().read64(0x4004));
    }

    @Test
    void anInterruptInRing0PushesTheSameFiveWordsOnTheCurrentStackAlignedDown() {
        bare.kernel(INT_80);
        cpu.gpr[Gpr.RSP] = BareMachine.KERNEL_STACK - 12;

        bare.run();

        assertEquals(BareMachine.KERNEL_STACK - 16 - 40, cpu.gpr[Gpr.RSP]);
        assertEquals(BareMachine.KERNEL_CODE + 2, bare.stack(0));
        assertEquals(BareMachine.KERNEL_CS, bare.stack(1));
        assertEquals(BareMachine.KERNEL_STACK - 12, bare.stack(3));
        assertEquals(BareMachine.KERNEL_SS, bare.stack(4));
        assertEquals(BareMachine.KERNEL_SS, cpu.selector[Segment.SS]);
    }

    @Test
    void iretqGoesBackToTheInstructionAfterInt80() {
        bare.place(BareMachine.HANDLERS + 0x800, "48cf"); // iretq
        bare.user(INT_80 + "f4"); // hlt is privileged: #GP tells where we are
        bare.run();

        assertEquals(Vector.GP, bare.vector());
        assertEquals(0, bare.stack(0));
        assertEquals(BareMachine.USER_CODE + 2, bare.stack(1));
        assertEquals(BareMachine.USER_STACK, bare.stack(4));
        assertEquals(0x2b, bare.stack(5));
    }

    @Test
    void intNIntoAGateClosedToRing3IsAProtectionFaultThatNamesTheGate() {
        bare.gate(0x80, BareMachine.HANDLERS, SegmentDescriptor.TYPE_INTERRUPT_GATE, 0, 0);
        bare.user(INT_80).run();

        assertEquals(Vector.GP, bare.vector());
        assertEquals(0x80 * 8 + 2, bare.stack(0));
        assertEquals(BareMachine.USER_CODE, bare.stack(1));
    }

    @Test
    void anInterruptGateClearsIfAndATrapGateKeepsIt() {
        bare.user(INT_80);
        cpu.setRflags(Rflags.IF);
        bare.run();
        assertEquals(0, cpu.rflags() & Rflags.IF);

        bare.gate(0x80, BareMachine.HANDLERS, SegmentDescriptor.TYPE_TRAP_GATE, 3, 0);
        bare.user(INT_80);
        cpu.setRflags(Rflags.IF);
        bare.run();
        assertEquals(Rflags.IF, cpu.rflags() & Rflags.IF);
    }

    @Test
    void theInterruptStackTableWinsOverTheCurrentStack() {
        bare.gate(0x80, BareMachine.HANDLERS, SegmentDescriptor.TYPE_INTERRUPT_GATE, 3, 1);
        bare.kernel(INT_80).run();
        assertEquals(BareMachine.IST1 - 40, cpu.gpr[Gpr.RSP]);
        assertEquals(BareMachine.KERNEL_STACK, bare.stack(3));
    }

    @Test
    void anUndefinedInstructionFaultsAtItselfWithRfInTheFrame() {
        bare.user("0f0b").run(); // ud2
        assertEquals(Vector.UD, bare.vector());
        assertEquals(BareMachine.USER_CODE, bare.stack(0));
        assertEquals(Rflags.RF, bare.stack(2) & Rflags.RF);
    }

    @Test
    void int3TrapsBehindItself() {
        bare.user("cc").run();
        assertEquals(Vector.BP, bare.vector());
        assertEquals(BareMachine.USER_CODE + 1, bare.stack(0));
        assertEquals(0, bare.stack(2) & Rflags.RF);
    }

    @Test
    void aPageFaultThatCannotPushItsFrameBecomesADoubleFault() {
        bare.gate(
                Vector.DF,
                BareMachine.HANDLERS + 16 * Vector.DF,
                SegmentDescriptor.TYPE_INTERRUPT_GATE,
                0,
                1);
        bare.kernel(INT_80);
        cpu.gpr[Gpr.RSP] = 0x300000;
        bare.run();
        assertEquals(Vector.DF, bare.vector());
        assertEquals(BareMachine.IST1 - 48, cpu.gpr[Gpr.RSP]);
        assertEquals(0, bare.stack(0));
        assertEquals(BareMachine.KERNEL_CODE, bare.stack(1));
        assertEquals(0x300000, bare.stack(4));
    }

    @Test
    void aFaultOnTheWayIntoADoubleFaultShutsTheMachineDown() {
        bare.kernel(INT_80);
        cpu.gpr[Gpr.RSP] = 0x300000;
        assertEquals(Stop.SHUTDOWN, bare.run());
        assertEquals(BareMachine.KERNEL_CODE, cpu.rip);
    }

    @Test
    void privilegedInstructionsInRing3AreProtectionFaults() {
        for (String code : new String[] {"f4", "fa", "fb", "0f22d8", "0f20d8", "0f30", "0f32"}) {
            bare.user(code).run();
            assertEquals(Vector.GP, bare.vector(), code);
            assertEquals(0, bare.stack(0), code);
            assertEquals(BareMachine.USER_CODE, bare.stack(1), code);
        }
    }

    @Test
    void vmcallIsUndefinedInRing3() {
        bare.user("0f01c1").run();
        assertEquals(Vector.UD, bare.vector());
    }
}
