package org.stackshift.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.base.Event;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.event.CpuTurnBegan;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/** Who runs when: turns of several CPUs on one host thread. */
class TurnsTest {
    private static final String COUNT = "48ffc0ebfb"; // 1: inc %rax; jmp 1b
    private static final String HALT = "f4ebfd"; // 1: hlt; jmp 1b
    private static final String COUNT_TICKS = "48ffc348cf"; // inc %rbx; iretq

    private static BareMachine machine(int cpus) {
        return new BareMachine(
                MachineConfig.DEFAULT.withCpus(cpus).withTurnQuantum(100), Machine::endTurn);
    }

    private static List<CpuTurnBegan> turns(BareMachine bare) {
        return bare.events().stream()
                .filter(CpuTurnBegan.class::isInstance)
                .map(CpuTurnBegan.class::cast)
                .toList();
    }

    @Test
    void eachCpuRunsForOneQuantumInTheOrderOfTheirNumbers() {
        BareMachine bare = machine(3);
        List<Cpu> cpus = List.of(bare.start(0, COUNT), bare.start(1, COUNT), bare.start(2, COUNT));
        assertEquals(Stop.BUDGET, bare.machine().run(650));
        assertEquals(List.of(250L, 200L, 200L), cpus.stream().map(Cpu::retired).toList());
        assertEquals(650, bare.machine().icount());
        assertSame(cpus.get(0), bare.machine().cpu());
        assertEquals(
                List.of(
                        new CpuTurnBegan(100, 1),
                        new CpuTurnBegan(200, 2),
                        new CpuTurnBegan(300, 0),
                        new CpuTurnBegan(400, 1),
                        new CpuTurnBegan(500, 2),
                        new CpuTurnBegan(600, 0)),
                turns(bare));
    }

    @Test
    void aCpuThatNobodyStartedHasNoTurn() {
        BareMachine bare = machine(4);
        bare.start(0, COUNT);
        bare.machine().run(1000);
        assertEquals(1000, bare.cpu().retired());
        assertEquals(List.of(), turns(bare));
    }

    @Test
    void aHaltedCpuGivesItsTurnAway() {
        BareMachine bare = machine(2);
        Cpu busy = bare.start(0, COUNT);
        Cpu lazy = bare.start(1, HALT);
        bare.machine().run(1000);
        assertEquals(1, lazy.retired());
        assertEquals(999, busy.retired());
        assertEquals(List.of(new CpuTurnBegan(100, 1), new CpuTurnBegan(101, 0)), turns(bare));
    }

    @Test
    void aHypercallMayEndTheTurn() {
        BareMachine bare = machine(2);
        Cpu polite = bare.start(0, "0f01c1ebfb"); // 1: vmcall; jmp 1b
        Cpu greedy = bare.start(1, COUNT);
        bare.machine().run(303);
        assertEquals(5, polite.retired()); // vmcall; jmp, vmcall; jmp, vmcall
        assertEquals(298, greedy.retired());
    }

    @Test
    void timeGoesOnForWhoeverRuns() {
        BareMachine bare = machine(2);
        bare.start(0, COUNT);
        bare.start(1, "0f31 89c3" + COUNT); // rdtsc; mov %eax,%ebx
        bare.machine().run(200);
        assertEquals(101, bare.machine().cpus().get(1).gpr[Gpr.RBX]);
    }

    @Test
    void instructionsOfRing3AreCountedForEachCpuAndInAll() {
        BareMachine bare = machine(2);
        bare.user(COUNT);
        bare.start(1, COUNT);
        bare.machine().run(350);
        List<Cpu> cpus = bare.machine().cpus();
        assertEquals(200, cpus.get(0).userInstructions());
        assertEquals(0, cpus.get(1).userInstructions());
        assertEquals(200, bare.machine().userInstructions());
    }

    @Test
    void eventsHaveAscendingStampsWhicheverCpuTheyAreAbout() {
        BareMachine bare = machine(2);
        bare.start(0, COUNT);
        bare.machine().run(90);
        bare.start(1, COUNT);
        bare.machine().flushTlb();
        bare.machine().invalidatePage(bare.cpu().cr3, BareMachine.USER_DATA);
        List<Long> stamps = bare.events().stream().map(Event::icount).toList();
        assertEquals(Collections.nCopies(5, 90L), stamps);
    }

    @Test
    void whenAllSleepTheTickThatComesFirstComesAtOnce() {
        BareMachine bare = machine(2);
        bare.place(BareMachine.HANDLERS + 16 * Vector.LOCAL_TIMER, COUNT_TICKS);
        Cpu late = bare.start(0, HALT);
        Cpu soon = bare.start(1, HALT);
        List.of(late, soon).forEach(cpu -> cpu.setRflags(Rflags.IF));
        bare.machine().setTimer(0, 50_000);
        bare.machine().setTimer(1, 3_000);
        bare.machine().run(40);
        assertEquals(0, late.gpr[Gpr.RBX]);
        assertEquals(10, soon.gpr[Gpr.RBX]); // hlt, then jmp; hlt; inc; iretq a tick
    }

    @Test
    void whenAllSleepForEverTheMachineHalts() {
        BareMachine bare = machine(2);
        bare.start(0, HALT);
        bare.start(1, HALT);
        bare.machine().setTimer(1, 100);
        assertEquals(Stop.HALTED, bare.run());
        assertEquals(2, bare.machine().icount());
    }

    @Test
    void aBreakpointStopsTheCpuThatGetsThereOnceForEachTime() {
        BareMachine bare = machine(2);
        bare.start(0, COUNT);
        Cpu other = bare.start(1, COUNT);
        bare.machine().addBreakpoint(other.rip);
        bare.machine().run(100);
        assertEquals(Stop.BREAKPOINT, bare.machine().run(1000));
        assertSame(other, bare.machine().cpu());
        assertEquals(100, bare.machine().icount());
        assertEquals(Stop.BREAKPOINT, bare.machine().run(1000));
        assertEquals(102, bare.machine().icount());
    }

    @Test
    void aMachineHasOneToFourCpus() {
        assertThrows(IllegalArgumentException.class, () -> MachineConfig.DEFAULT.withCpus(0));
        assertThrows(IllegalArgumentException.class, () -> MachineConfig.DEFAULT.withCpus(5));
        assertThrows(
                IllegalArgumentException.class, () -> MachineConfig.DEFAULT.withTurnQuantum(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void howeverARunIsCutItIsTheSameRun(int cpus) {
        for (int seed = 0; seed < 25; seed++) {
            BareMachine whole = RandomProgram.machine(seed, cpus);
            BareMachine pieces = RandomProgram.machine(seed, cpus);
            BareMachine steps = RandomProgram.machine(seed, cpus);
            whole.machine().run(3000);
            Random random = new Random(seed);
            runInPieces(pieces, () -> 1 + random.nextInt(400));
            runInPieces(steps, () -> 1);
            RandomProgram.assertSame(whole.machine(), pieces.machine(), "seed " + seed);
            RandomProgram.assertSame(whole.machine(), steps.machine(), "seed " + seed);
            assertEquals(whole.events(), pieces.events(), "seed " + seed);
            assertEquals(whole.events(), steps.events(), "seed " + seed);
        }
    }

    private static void runInPieces(BareMachine bare, IntSupplier piece) {
        Stop stop = Stop.BUDGET;
        while (stop == Stop.BUDGET && bare.machine().icount() < 3000) {
            long rest = 3000 - bare.machine().icount();
            stop = bare.machine().run(Math.min(rest, piece.getAsInt()));
        }
    }
}
