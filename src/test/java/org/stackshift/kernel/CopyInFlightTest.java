package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.base.Event;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.sched.SchedConfig;
import org.stackshift.kernel.sched.SchedPolicy;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Machines are copied at random moments, and original and copy run on in turns, a few instructions
 * at a time: whatever one of them did to the other would show. Each must write the same bytes,
 * report the same events at the same instructions and end with the same memory as a machine that
 * nobody has copied.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyInFlightTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final long BUDGET = 500_000_000;
    private static final int MOMENTS = 6;
    private static final int TURNS = 40;
    private static final int LONGEST_TURN = 3_000;

    @TempDir Path directory;

    private final Map<String, byte[]> programs = new HashMap<>();

    /** One machine with all that it shows to the outside. */
    private static final class Watched {
        private final GatheringConsole console = new GatheringConsole();
        private final List<Event> events = new ArrayList<>();
        private final Kernel kernel;

        Watched(byte[] program, List<String> argv, MachineConfig hardware, SchedConfig sched)
                throws Exception {
            kernel =
                    Kernel.boot(
                            KernelConfig.of(new Ram(8 << 20, 64 << 20), console)
                                    .withStdin(new byte[0])
                                    .withHardware(hardware)
                                    .withSched(sched)
                                    .withEvents(events::add));
            kernel.exec("/" + argv.getFirst(), program, argv, KernelConfig.ENVIRONMENT);
        }

        private Watched(Watched original) {
            byte[] written = original.console.output();
            console.write(Console.Stream.OUT, written, 0, written.length);
            events.addAll(original.events);
            kernel = original.kernel.copy(console, events::add);
        }

        Watched copy() {
            return new Watched(this);
        }

        void runTo(long icount) {
            kernel.run(Math.max(0, icount - kernel.machine().icount()));
        }

        void runToTheEnd() {
            assertEquals(RunResult.EXITED, kernel.run(BUDGET));
        }

        void assertSameAs(Watched expected, String what) {
            assertEquals(expected.kernel.machine().icount(), kernel.machine().icount(), what);
            assertEquals(expected.kernel.machine().stateHash(), kernel.machine().stateHash(), what);
            assertEquals(
                    Arrays.hashCode(expected.console.output()),
                    Arrays.hashCode(console.output()),
                    what);
            assertEquals(expected.kernel.exit(), kernel.exit(), what);
            assertEquals(expected.events.size(), events.size(), what);
            for (int i = 0; i < events.size(); i++) {
                assertEquals(expected.events.get(i), events.get(i), what);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ROUND_ROBIN",
        "2, 1, FAIR",
        "3, 2, MLFQ",
        "4, 4, FAIR",
        "5, 3, ROUND_ROBIN",
        "6, 2, FIFO"
    })
    void crowdsOfProcessesAndThreads(int seed, int cpus, SchedPolicy policy) throws Exception {
        MachineConfig hardware = MachineConfig.DEFAULT.withCpus(cpus).withPcid(seed % 2 == 0);
        List<String> argv = List.of("crowd", Integer.toString(seed));
        check("stress/crowd", argv, hardware, new SchedConfig(policy, 20_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kernel_epoll",
                "kernel_timerfd",
                "kernel_pipes",
                "kernel_signals",
                "kernel_signal_wait",
                "kernel_files",
                "kernel_memory",
                "processes_groups",
                "processes_orphans",
                "deep_stack",
                "long_double"
            })
    void programsOfManyKinds(String name) throws Exception {
        MachineConfig hardware = MachineConfig.DEFAULT.withCpus(2).withPcid(true);
        check("programs/" + name, List.of(name), hardware, SchedConfig.DEFAULT);
    }

    private void check(String source, List<String> argv, MachineConfig hardware, SchedConfig sched)
            throws Exception {
        byte[] program = compile(source);
        Watched expected = new Watched(program, argv, hardware, sched);
        long boot = expected.kernel.machine().icount();
        expected.runToTheEnd();
        SplittableRandom random = new SplittableRandom(argv.hashCode());
        Watched original = new Watched(program, argv, hardware, sched);
        long[] moments =
                random.longs(MOMENTS, boot, expected.kernel.machine().icount()).sorted().toArray();
        for (long moment : moments) {
            original.runTo(moment);
            Watched copy = original.copy();
            takeTurns(random, original, copy);
            Watched copyOfCopy = copy.copy();
            takeTurns(random, copy, copyOfCopy);
            String what = "copied after " + moment;
            for (Watched one : List.of(copyOfCopy, copy)) {
                one.runToTheEnd();
                one.assertSameAs(expected, what);
            }
        }
        original.runToTheEnd();
        original.assertSameAs(expected, "the original");
    }

    private static void takeTurns(SplittableRandom random, Watched one, Watched other) {
        for (int turn = 0; turn < TURNS; turn++) {
            one.kernel.run(random.nextInt(LONGEST_TURN));
            other.kernel.run(random.nextInt(LONGEST_TURN));
        }
    }

    private byte[] compile(String source) throws Exception {
        byte[] known = programs.get(source);
        if (known == null) {
            String text = Files.readString(RESOURCES.resolve(source + ".c"));
            known = HostTools.compile(directory, text, "musl-gcc", "-static", "-O1", "-w");
            programs.put(source, known);
        }
        return known;
    }
}
