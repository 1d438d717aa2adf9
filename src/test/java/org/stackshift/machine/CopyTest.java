package org.stackshift.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.base.Copies;
import org.stackshift.base.Event;
import org.stackshift.base.EventSink;
import org.stackshift.isa.Gpr;
import org.stackshift.machine.memory.Ram;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A copied machine goes on exactly as the original does. */
class CopyTest {
    private static final int LENGTH = 4000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theCopyRunsOnInstructionForInstruction(int cpus) {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            BareMachine bare = RandomProgram.machine(seed, cpus);
            bare.machine().run(random.nextInt(LENGTH));
            bare.events().clear();
            List<Event> events = new ArrayList<>();
            Machine copy = RandomProgram.copy(bare.machine(), events::add);
            RandomProgram.assertSame(bare.machine(), copy, "copied, seed " + seed);
            for (int i = 0; i < 4; i++) {
                long budget = random.nextInt(LENGTH / 2);
                assertEquals(bare.machine().run(budget), copy.run(budget));
                RandomProgram.assertSame(bare.machine(), copy, "run on, seed " + seed);
            }
            assertEquals(bare.events(), events);
        }
    }

    @Test
    void theOriginalDoesNotNoticeWhatTheCopyDoes() {
        BareMachine bare = RandomProgram.machine(7, 2);
        bare.machine().run(500);
        long before = bare.machine().stateHash();
        Machine copy = RandomProgram.copy(bare.machine(), EventSink.NONE);
        copy.run(1000);
        assertEquals(before, bare.machine().stateHash());
        assertNotEquals(before, copy.stateHash());
    }

    @Test
    void whoCopiesTheRestLearnsWhatStandsForMachineMemoryAndCpus() {
        BareMachine bare = RandomProgram.machine(1, 2);
        Copies copies = new Copies();
        Machine copy = bare.machine().copy(copies, machine -> {}, EventSink.NONE);
        assertSame(copy, copies.replacement(bare.machine()));
        assertSame(copy.ram(), copies.<Ram>replacement(bare.ram()));
        assertSame(copy.cpus().get(1), copies.replacement(bare.machine().cpus().get(1)));
    }

    @Test
    void breakpointsStayBehind() {
        BareMachine bare = new BareMachine();
        bare.kernel("90 90 f4");
        bare.machine().addBreakpoint(BareMachine.KERNEL_CODE + 1);
        Machine copy = bare.machine().copy(new Copies(), machine -> {}, EventSink.NONE);
        assertEquals(Stop.HALTED, copy.run(100));
        assertEquals(Stop.BREAKPOINT, bare.run());
    }

    @Test
    void theStateHashSeesMemoryRegistersTimersAndInterruptsUnderWay() {
        BareMachine bare = new BareMachine();
        List<Long> hashes = new ArrayList<>();
        List<Runnable> changes =
                List.of(
                        () -> {},
                        () -> bare.ram().write8(0x7f_ffff, (byte) 1),
                        () -> bare.cpu().gpr[Gpr.R15]++,
                        () -> bare.cpu().x87.setMmx(3, 9),
                        () -> bare.cpu().xmm[31]++,
                        () -> bare.cpu().dr[2]++,
                        () -> bare.cpu().halted = true,
                        () -> bare.machine().setTimer(77),
                        () -> bare.machine().sendIpi(0, 0x30));
        for (Runnable change : changes) {
            change.run();
            hashes.add(bare.machine().stateHash());
        }
        assertEquals(changes.size(), hashes.stream().distinct().count());
    }

    @Test
    void memoryThatIsNotAllocatedYetIsZero() {
        Machine small = new Machine(new Ram(0x1000, 0x10000), machine -> {}, EventSink.NONE);
        Machine large = new Machine(new Ram(0x8000, 0x10000), machine -> {}, EventSink.NONE);
        assertEquals(small.stateHash(), large.stateHash());
        assertTrue(large.ram().contains(0x7fff, 1));
    }
}
