package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.Stop;

/** The timer counts instructions, and when its interrupt is taken (SDM vol. 3 §6.8). */
class TimerTest {
    private static final String ENDLESS = "48ffc0ebfb"; // 1: inc %rax; jmp 1b

    private final BareMachine bare = new BareMachine();
    private final Cpu cpu = bare.cpu();

    /** The handler counts in rbx and returns. */
    @BeforeEach
    void countTicks() {
        bare.place(BareMachine.HANDLERS + 16 * Vector.LOCAL_TIMER, "48ffc348cf"); // inc %rbx; iretq
    }

    @Test
    void aTickComesAfterExactlyThePeriod() {
        bare.place(BareMachine.HANDLERS + 16 * Vector.LOCAL_TIMER, "f4");
        bare.user(ENDLESS);
        cpu.setRflags(Rflags.IF);
        bare.machine().setTimer(1001);
        assertEquals(Stop.HALTED, bare.run());
        assertEquals(Vector.LOCAL_TIMER, bare.vector());
        assertEquals(1002, cpu.icount);
        assertEquals(501, cpu.gpr[Gpr.RAX]);
        assertEquals(BareMachine.USER_CODE + 3, bare.stack(0));
    }

    @Test
    void ticksComeOncePerPeriodHandlersIncluded() {
        bare.user(ENDLESS);
        cpu.setRflags(Rflags.IF);
        bare.machine().setTimer(100);
        bare.machine().run(1050);
        assertEquals(10, cpu.gpr[Gpr.RBX]);
    }

    @Test
    void withInterruptsOffTheTickWaits() {
        bare.kernel(ENDLESS);
        bare.machine().setTimer(100);
        bare.machine().run(1000);
        assertEquals(0, cpu.gpr[Gpr.RBX]);
        cpu.setRflags(Rflags.IF);
        bare.machine().run(3);
        assertEquals(1, cpu.gpr[Gpr.RBX]);
    }

    @Test
    void theInstructionAfterStiIsNotInterrupted() {
        bare.kernel("90 fb 90 fa f4"); // nop; sti; nop; cli; hlt
        bare.machine().setTimer(1);
        bare.machine().run(3);
        assertEquals(0, cpu.gpr[Gpr.RBX]);
        bare.machine().run(1);
        assertEquals(1, cpu.gpr[Gpr.RBX]);
    }

    @Test
    void stiFollowedByCliLetsNothingIn() {
        bare.kernel("90 fb fa 90 f4"); // nop; sti; cli; nop; hlt
        bare.machine().setTimer(1);
        bare.run();
        assertEquals(0, cpu.gpr[Gpr.RBX]);
    }

    @Test
    void hltWaitsForTheTickAndGoesOnBehindItself() {
        bare.kernel("fb f4 90 fa f4"); // sti; hlt; nop; cli; hlt
        bare.machine().setTimer(1000);
        assertEquals(Stop.HALTED, bare.run());
        assertEquals(1, cpu.gpr[Gpr.RBX]);
        assertEquals(BareMachine.KERNEL_CODE + 5, cpu.rip);
        assertEquals(7, cpu.icount);
    }

    @Test
    void hltWithInterruptsOffStopsTheMachine() {
        bare.kernel("f4");
        bare.machine().setTimer(1000);
        assertEquals(Stop.HALTED, bare.run());
        assertEquals(1, cpu.icount);
    }
}
