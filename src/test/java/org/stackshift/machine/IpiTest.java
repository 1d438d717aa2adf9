package org.stackshift.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.event.IpiSent;

/** Interrupts that CPUs send each other (SDM vol. 3 §10.6, §10.8). */
class IpiTest {
    private static final int LOW = 0x31;
    private static final int HIGH = 0x52;
    private static final String HALT = "f4ebfd"; // 1: hlt; jmp 1b
    private static final String COUNT = "48ffc0ebfb"; // 1: inc %rax; jmp 1b

    private final BareMachine bare =
            new BareMachine(MachineConfig.DEFAULT.withCpus(2).withTurnQuantum(50), machine -> {});

    /** Handlers write down their order: r15 = r15 * 16 + digit. */
    @BeforeEach
    void noteTheOrder() {
        bare.place(BareMachine.HANDLERS + 16 * LOW, "49c1e704 4983c701 48cf");
        bare.place(BareMachine.HANDLERS + 16 * HIGH, "49c1e704 4983c702 48cf");
        bare.place(BareMachine.HANDLERS + 16 * Vector.LOCAL_TIMER, "49c1e704 4983c703 48cf");
    }

    @Test
    void anInterruptWakesAHaltedCpu() {
        bare.start(0, COUNT);
        Cpu sleeper = bare.start(1, HALT);
        sleeper.setRflags(Rflags.IF);
        bare.machine().run(60);
        assertTrue(sleeper.halted);
        bare.machine().sendIpi(1, LOW);
        bare.machine().run(100);
        assertEquals(1, sleeper.gpr[Gpr.R15]);
        assertTrue(sleeper.halted);
        assertEquals(6, sleeper.retired()); // hlt; the handler's three; jmp; hlt
        assertTrue(bare.events().contains(new IpiSent(60, 0, 1, LOW)));
    }

    @Test
    void itWaitsUntilInterruptsAreOn() {
        bare.start(0, COUNT);
        Cpu closed = bare.start(1, COUNT);
        bare.machine().sendIpi(1, LOW);
        bare.machine().run(200);
        assertEquals(0, closed.gpr[Gpr.R15]);
        closed.setRflags(Rflags.IF);
        bare.machine().run(100);
        assertEquals(1, closed.gpr[Gpr.R15]);
    }

    @Test
    void aHaltedCpuWithInterruptsOffStaysHalted() {
        bare.start(0, HALT);
        bare.start(1, HALT);
        bare.machine().sendIpi(1, LOW);
        assertEquals(Stop.HALTED, bare.run());
    }

    @Test
    void theHigherVectorComesFirstAndSendingTwiceIsSendingOnce() {
        Cpu cpu = bare.start(0, COUNT);
        cpu.setRflags(Rflags.IF);
        bare.machine().sendIpi(0, LOW);
        bare.machine().sendIpi(0, HIGH);
        bare.machine().sendIpi(0, LOW);
        bare.machine().setTimer(1);
        bare.machine().run(1); // the tick is due after this instruction, and the first comes now
        bare.machine().setTimer(0);
        bare.machine().run(40);
        assertEquals(0x21, cpu.gpr[Gpr.R15]);
    }

    @Test
    void cr8HoldsBackItsPriorityAndThoseBelow() {
        Cpu cpu = bare.start(0, COUNT);
        cpu.setRflags(Rflags.IF);
        cpu.cr8 = 3;
        bare.machine().sendIpi(0, LOW);
        bare.machine().sendIpi(0, HIGH);
        bare.machine().run(40);
        assertEquals(2, cpu.gpr[Gpr.R15]);
        cpu.cr8 = 2;
        bare.machine().run(40);
        assertEquals(0x21, cpu.gpr[Gpr.R15]);
    }

    @Test
    void vectorsOfExceptionsCannotBeSent() {
        assertThrows(IllegalArgumentException.class, () -> bare.machine().sendIpi(1, Vector.PF));
        assertThrows(IllegalArgumentException.class, () -> bare.machine().sendIpi(1, 256));
    }
}
