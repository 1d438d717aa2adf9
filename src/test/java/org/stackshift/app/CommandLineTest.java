package org.stackshift.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.testing.HostTools;

import picocli.CommandLine;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Each test starts the program anew, so that the bytes on its real streams and its exit status
 * count.
 */
class CommandLineTest {
    private static final String LAB = "labs/01-coroutine/bin/coroutine-";

    @TempDir Path directory;

    private record Result(int status, String out, String err) {}

    private Result stackshift(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(home(Main.class) + File.pathSeparator + home(CommandLine.class));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        process.getOutputStream().close();
        int status = process.waitFor();
        return new Result(status, Files.readString(out), Files.readString(err));
    }

    /** The folder or archive that a class was loaded from. */
    private static String home(Class<?> type) {
        return Path.of(
                        URI.create(
                                type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                .toString();
    }

    @Test
    void runPassesOutputAndStatusThrough() throws Exception {
        Result result = stackshift("run", LAB + "original-O0-musl");
        assertEquals("ABCDE\n", result.out);
        assertEquals("", result.err);
        assertEquals(0, result.status);
    }

    @Test
    void aSignalGivesOneLineAnd128PlusItsNumber() throws Exception {
        Result result = stackshift("run", LAB + "nobase-O0-nolibc");
        assertEquals("A", result.out);
        assertTrue(
                result.err.matches(
                        "stackshift: SIGSEGV \\(SEGV_MAPERR\\) at rip 0x0, address 0x0"
                                + " after \\d+ instructions\\R"),
                result.err);
        assertEquals(128 + 11, result.status);
    }

    @Test
    void aLimitOfInstructionsIsExact() throws Exception {
        Result result =
                stackshift(
                        "run", "--max-instructions", "100", "--stats", LAB + "original-O0-glibc");
        assertEquals(75, result.status);
        assertTrue(result.err.contains("{\"instructions\":100,"), result.err);
    }

    @Test
    void aLimitThatTheLastSystemCallReachesLetsItEnd() throws Exception {
        String program = LAB + "original-O0-nolibc";
        String stats = stackshift("run", "--stats", program).err;
        long all = Long.parseLong(stats.replaceAll("(?s).*\"instructions\":(\\d+).*", "$1"));
        assertEquals(
                0, stackshift("run", "--max-instructions", Long.toString(all), program).status);
        assertEquals(
                75,
                stackshift("run", "--max-instructions", Long.toString(all - 1), program).status);
    }

    @Test
    void whatCannotRunIsNamedInOneSentence() throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "hello");
        assertFailure(65, "not an ELF file", stackshift("run", text.toString()));
        assertFailure(66, "no such file", stackshift("run", "/nowhere/at-all"));
        assertFailure(66, "directory", stackshift("run", directory.toString()));
        assertFailure(64, "--memory", stackshift("run", "--memory", "1", text.toString()));
        assertFailure(64, "--cpu", stackshift("run", "--cpu", "v9", text.toString()));
        assertEquals(64, stackshift("run").status);
        assertEquals(64, stackshift("run", "--no-such-option", "x").status);
    }

    private static void assertFailure(int status, String part, Result result) {
        assertEquals(status, result.status, result.err);
        assertTrue(result.err.startsWith("stackshift: "), result.err);
        assertTrue(result.err.contains(part), result.err);
        assertEquals(1, result.err.lines().count(), result.err);
    }

    @Test
    void optionsBehindTheProgramAreTheGuests() throws Exception {
        Path program =
                compile("#include <stdio.h>\nint main(int c, char **v) { puts(v[1]); return c; }");
        Result result = stackshift("run", program.toString(), "--stats", "-x");
        assertEquals("--stats\n", result.out);
        assertEquals(3, result.status);
    }

    @Test
    void theLineOnAMissingSystemCallNamesIt() throws Exception {
        Path program =
                compile("#include <unistd.h>\n" + "int main(void) { return syscall(999) == -1; }");
        Result result = stackshift("run", program.toString());
        assertEquals(
                "stackshift: system call 999 (unknown) is not implemented; the program got ENOSYS",
                result.err.strip());
        assertEquals(1, result.status);
    }

    @Test
    void traceIsJsonWithIcount() throws Exception {
        Result result = stackshift("trace", LAB + "original-O0-nolibc");
        assertEquals(0, result.status);
        assertTrue(
                result.out.lines().allMatch(l -> l.startsWith("{\"event\":\"") && l.endsWith("}")));
        assertTrue(result.out.contains("\"name\":\"write\""));
        assertTrue(result.out.contains("\"event\":\"page_fault\""));
        assertTrue(
                result.out
                        .lines()
                        .anyMatch(
                                l ->
                                        l.contains("\"event\":\"stack_switched\"")
                                                && l.contains("\"from\":\"main\"")
                                                && l.contains("\"to\":\"co_b\"")));
    }

    @Test
    void batchTellsTheEndOfEachProgram() throws Exception {
        Path endless = compile("int main(void) { for (;;) ; }");
        String list =
                line("ok", "20", "original-O0-musl", "-")
                        + line("crash", "20", "nobase-O0-nolibc", "err.txt")
                        + "loop\t0.3\t%s\t-\tloop.txt\t-\t%s\tloop\n".formatted(directory, endless)
                        + "bad\t1\t%s\t-\tbad.txt\t-\t/nowhere\tx\n".formatted(directory)
                        + "short\t1\n"
                        + line("after", "20", "original-O0-glibc", "-");
        Path file = Files.writeString(directory.resolve("list"), list);
        Result result = stackshift("batch", file.toString());
        List<String> lines = result.out.lines().toList();
        assertEquals("ok\texit\t0", lines.get(0));
        assertEquals("crash\tsignal\t11", lines.get(1));
        assertEquals("loop\ttimeout", lines.get(2));
        assertTrue(lines.get(3).startsWith("bad\terror\t"));
        assertTrue(lines.get(4).startsWith("short\terror\t"));
        assertEquals("after\texit\t0", lines.get(5));
        assertEquals("ABCDE\n", Files.readString(directory.resolve("ok.txt")));
        assertEquals("A", Files.readString(directory.resolve("crash.txt")));
        assertEquals(0, result.status);
    }

    private String line(String id, String seconds, String variant, String stderr) {
        Path program = Path.of(LAB + variant).toAbsolutePath();
        return String.join(
                        "\t",
                        id,
                        seconds,
                        directory.toString(),
                        "-",
                        id + ".txt",
                        stderr,
                        program.toString(),
                        program.toString())
                + "\n";
    }

    private Path compile(String source) throws IOException {
        byte[] program = HostTools.compile(directory, source, "gcc", "-static", "-O1");
        return Files.write(directory.resolve("compiled"), program);
    }
}
