package org.stackshift.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.machine.memory.Ram;
import org.stackshift.session.target.HostFolder;
import org.stackshift.testing.GatheringConsole;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The host's own dynamic programs, with the host's files as the guest's root, print the same. */
class DynamicProgramsTest {
    private static final long MAX_INSTRUCTIONS = 200_000_000L;

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("/bin/ls", "-l", "/etc/passwd", "/bin/ls"),
                List.of("/bin/cat", "/etc/passwd"),
                List.of("/usr/bin/sort", "/etc/passwd"),
                List.of("/bin/sed", "-n", "1,2p", "/etc/passwd"),
                List.of("/bin/grep", "root", "/etc/passwd"),
                List.of("/usr/bin/gawk", "-F:", "{ s += $3 } END { print NR, s }", "/etc/passwd"),
                List.of("/bin/bash", "-c", "echo $((6 * 7)); cd /etc; pwd; test -r passwd"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void aProgramOfTheHostPrintsWhatItPrintsThere(List<String> command) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(command.getFirst())), "the host has it not");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("LANG", "C");
        builder.environment().put("PATH", "/usr/bin:/bin");
        Process host = builder.start();
        host.getOutputStream().close();
        String expected = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = host.waitFor();

        GatheringConsole console = new GatheringConsole();
        KernelConfig config =
                KernelConfig.of(new Ram(8 << 20, 512 << 20), console)
                        .withStdin(new byte[0])
                        .withWorkingDirectory("/")
                        .withRoot(new HostFolder(Path.of("/")));
        Kernel kernel = Kernel.boot(config);
        kernel.exec(command.getFirst(), command, List.of("LANG=C", "PATH=/usr/bin:/bin"));
        assertEquals(RunResult.EXITED, kernel.runUntilUserInstructions(MAX_INSTRUCTIONS));
        assertEquals(expected, new String(console.output(), StandardCharsets.UTF_8));
        assertEquals(status, kernel.exit().map(TaskExit::status).orElse(-1));
    }
}
