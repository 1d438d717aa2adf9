package org.stackshift.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.kernel.event.SyscallEnter;
import org.stackshift.kernel.event.TaskCreated;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The programs of the labs on processes, the kernel, the scheduler and threads: what they write on
 * the host they write in the machine. How threads get their stacks was traced on a Linux host.
 */
class ProcessLabsTest {
    private static final Path LABS = Path.of("labs");
    private static final Path THREADS = LABS.resolve("05-threads/bin");
    private static final long BUDGET = 100_000_000;
    private static final int HOST_SECONDS = 20;

    private final GatheringConsole console = new GatheringConsole();
    private final List<String> calls = new ArrayList<>();
    private Kernel kernel;

    static Stream<Path> programs() throws Exception {
        List<Path> found = new ArrayList<>();
        for (String lab : List.of("02-fork", "03-kernel", "04-scheduler", "05-threads")) {
            try (var files = Files.list(LABS.resolve(lab).resolve("bin"))) {
                files.filter(file -> !file.getFileName().toString().startsWith("preemption-O0"))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theMachineWritesWhatTheHostWrites(Path program) throws Exception {
        assumeTrue(
                System.getProperty("os.arch").equals("amd64")
                        && System.getProperty("os.name").equals("Linux"),
                "the host is not x86-64 Linux");
        Process host =
                new ProcessBuilder(program.toString())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .start();
        String expected = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(host.waitFor(HOST_SECONDS, TimeUnit.SECONDS));
        TaskExit exit = run(program);
        assertEquals(expected, new String(console.output(), StandardCharsets.UTF_8));
        int status = exit.signal().map(SigInfo::signal).map(s -> 128 + s).orElse(exit.status());
        assertEquals(host.exitValue(), status);
    }

    /** 2 is SEGV_ACCERR, the guard page; 1 is SEGV_MAPERR, no page at all. */
    @ParameterizedTest
    @CsvSource({
        "overflow-O0-glibc, 2",
        "overflow-O0-musl, 2",
        "overflow-main-O0-glibc, 1",
        "overflow-main-O0-musl, 1"
    })
    void anOverflowHitsTheGuardPageOfAThreadAndNoPageBelowMain(String name, int code)
            throws Exception {
        SigInfo signal = run(THREADS.resolve(name)).signal().orElseThrow();
        assertEquals(11, signal.signal());
        assertEquals(code, signal.code());
        assertEquals(1, kernel.tasks().size());
    }

    @Test
    void glibcMapsAStackBeforeTheThreadExists() throws Exception {
        run(THREADS.resolve("stacks-O0-glibc"));
        int at = calls.indexOf("mmap 0 8392704 0 20022");
        assertTrue(at >= 0, calls::toString);
        assertEquals("mprotect 8388608 3", calls.get(at + 1));
        int made = calls.indexOf("thread");
        int cloned = calls.indexOf("clone3 3d0f00");
        assertTrue(at < cloned && cloned < made, calls::toString);
    }

    @Test
    void muslMapsASmallerStackWithTwoGuardPages() throws Exception {
        run(THREADS.resolve("stacks-O0-musl"));
        int at = calls.indexOf("mmap 0 143360 0 22");
        assertTrue(at >= 0, calls::toString);
        assertEquals("mprotect " + (143360 - 8192) + " 3", calls.get(at + 1));
        int cloned = calls.indexOf("clone 7d0f00");
        assertTrue(at < cloned && cloned < calls.indexOf("thread"), calls::toString);
    }

    private TaskExit run(Path program) throws Exception {
        KernelConfig config =
                KernelConfig.of(new Ram(8 << 20, 256 << 20), console)
                        .withStdin(new byte[0])
                        .withEvents(
                                event -> {
                                    switch (event) {
                                        case SyscallEnter call -> note(call);
                                        case TaskCreated task -> note(task);
                                        default -> {}
                                    }
                                });
        kernel = Kernel.boot(config);
        String path = program.toString();
        kernel.exec(path, Files.readAllBytes(program), List.of(path), List.of());
        assertEquals(RunResult.EXITED, kernel.run(BUDGET));
        return kernel.exit().orElseThrow();
    }

    private void note(TaskCreated task) {
        if (task.kind() == TaskCreated.Kind.THREAD) {
            calls.add("thread");
        }
    }

    private void note(SyscallEnter call) {
        List<Long> args = call.arguments();
        switch (call.name()) {
            case "mmap" ->
                    calls.add(
                            String.format(
                                    "mmap %d %d %x %x",
                                    args.get(0), args.get(1), args.get(2), args.get(3)));
            case "mprotect" -> calls.add("mprotect " + args.get(1) + " " + args.get(2));
            case "clone" -> calls.add("clone " + Long.toHexString(args.get(0)));
            case "clone3" -> calls.add("clone3 " + Long.toHexString(word(args.get(0))));
            default -> {}
        }
    }

    /** clone_args begins with the flags. */
    private long word(long vaddr) {
        return kernel.machine().ram().read64(kernel.machine().peekTranslate(vaddr));
    }
}
