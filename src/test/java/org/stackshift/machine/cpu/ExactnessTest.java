package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.Stop;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Random bytes as programs: they fault, jump into themselves, overwrite themselves, are interrupted
 * by the timer. However the run is cut into pieces, the machine goes through the same states, and
 * no bytes whatever bring the host down.
 */
class ExactnessTest {
    private static final int PROGRAMS = 150;
    private static final int LENGTH = 200;

    /**
     * Bytes that lead to prefixes, two-byte opcodes and x87, which chance alone rarely combines.
     */
    private static final int[] LEADS = {0x0f, 0x48, 0x66, 0xf2, 0xf3, 0xff, 0xd9, 0xdd, 0x41};

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void runningInPiecesIsRunningAtOnce(int ring) {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            BareMachine whole = machine(seed, ring);
            BareMachine pieces = machine(seed, ring);
            whole.machine().run(LENGTH);
            runInPieces(pieces, new Random(seed));
            assertSame(whole, pieces, "ring " + ring + " seed " + seed);
        }
    }

    private static void runInPieces(BareMachine bare, Random random) {
        Stop stop = Stop.BUDGET;
        while (stop == Stop.BUDGET && bare.cpu().icount < LENGTH) {
            long rest = LENGTH - bare.cpu().icount;
            stop = bare.machine().run(Math.min(rest, 1 + random.nextInt(4)));
        }
    }

    private static void assertSame(BareMachine expected, BareMachine actual, String message) {
        assertEquals(expected.cpu().icount, actual.cpu().icount, message);
        assertEquals(expected.cpu().rip, actual.cpu().rip, message);
        assertEquals(expected.cpu().rflags(), actual.cpu().rflags(), message);
        assertArrayEquals(expected.cpu().gpr, actual.cpu().gpr, message);
        assertArrayEquals(expected.cpu().xmm, actual.cpu().xmm, message);
        assertEquals(expected.events(), actual.events(), message);
        assertEquals(expected.cpu().tlb().entries(), actual.cpu().tlb().entries(), message);
        assertEquals(expected.cpu().tlb().counters(), actual.cpu().tlb().counters(), message);
        assertEquals(-1, Arrays.mismatch(expected.ram().bytes(), actual.ram().bytes()), message);
    }

    private static BareMachine machine(long seed, int ring) {
        Random random = new Random(seed);
        BareMachine bare = new BareMachine();
        byte[] code = code(random);
        long base = ring == 3 ? BareMachine.USER_CODE : BareMachine.KERNEL_CODE;
        bare.ram().write(base, code, 0, code.length);
        bare.go(ring, base, ring == 3 ? BareMachine.USER_STACK : BareMachine.KERNEL_STACK);
        for (int i = 0; i < Gpr.COUNT; i++) {
            bare.cpu().gpr[i] = i == Gpr.RSP ? bare.cpu().gpr[i] : value(random, base);
        }
        bare.cpu().setRflags(random.nextInt() & (Rflags.STATUS | Rflags.DF | Rflags.IF));
        bare.machine().setTimer(random.nextInt(30));
        return bare;
    }

    private static byte[] code(Random random) {
        byte[] code = new byte[192];
        random.nextBytes(code);
        for (int i = 0; i < code.length; i += 1 + random.nextInt(8)) {
            code[i] = (byte) LEADS[random.nextInt(LEADS.length)];
        }
        return code;
    }

    /** Mostly addresses of code and data, so that not every access faults. */
    private static long value(Random random, long base) {
        List<Long> choices =
                List.of(
                        random.nextLong(),
                        BareMachine.USER_DATA + random.nextInt(1 << 16),
                        (long) random.nextInt(256),
                        base + random.nextInt(256));
        return choices.get(random.nextInt(choices.size()));
    }
}
