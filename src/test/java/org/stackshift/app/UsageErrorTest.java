package org.stackshift.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Commands that end before a program runs: one sentence each, in this JVM. */
class UsageErrorTest {
    @TempDir Path directory;

    private record Result(int status, String err) {}

    private static Result execute(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = Main.execute(arguments);
            return new Result(status, err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private static void assertSentence(int status, String part, Result result) {
        assertEquals(status, result.status, result.err);
        assertTrue(result.err.startsWith("stackshift: "), result.err);
        assertTrue(result.err.contains(part), result.err);
        assertEquals(1, result.err.lines().count(), result.err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate                   | no command \"frobnicate\"",
                "--frobnicate                 | no option \"--frobnicate\"",
                "run                          | PROGRAM is missing",
                "run --max-instructions 1x p  | no whole number",
                "run --max-instructions -1 p  | must not be negative",
                "run --memory 2048 p          | from 2 to 2047 MiB",
                "run --memory 99999999999 p   | from 2 to 2047 MiB",
                "run --cpus 5 p               | from 1 to 4",
                "run --cpus 0 p               | from 1 to 4",
                "run --sched lottery p        | not fifo, rr, mlfq or fair",
                "trace --slice 999 p          | at least 1000",
                "trace --max-instructions -1 p| must not be negative",
                "disasm a b                   | one argument too many",
                "batch                        | LISTFILE is missing",
            })
    void aCommandLineThatIsWrongGivesOneSentence(String line, String part) {
        assertSentence(ExitCode.USAGE, part, execute(line.split(" ")));
    }

    @Test
    void filesThatAreNoProgramsGiveOneSentence() throws IOException {
        assertSentence(65, "device or a pipe", execute("run", "/dev/null"));
        assertSentence(66, "name of the file is empty", execute("run", ""));
        assertSentence(66, "directory", execute("batch", directory.toString()));
        assertSentence(66, "no such file", execute("trace", "/nowhere/at-all"));
        byte[] lab = Files.readAllBytes(Path.of("labs/01-coroutine/bin/coroutine-robust-O2-musl"));
        Path cut = directory.resolve("程序");
        Files.write(cut, Arrays.copyOf(lab, 5000));
        assertSentence(65, "程序", execute("run", cut.toString()));
        assertSentence(65, "sections", execute("disasm", cut.toString()));
    }

    @Test
    void atSignsAreNotNamesOfFilesWithArguments() throws IOException {
        Path arguments = Files.writeString(directory.resolve("arguments"), "--help");
        assertSentence(64, "one argument too many", execute("disasm", "x", "@" + arguments));
    }
}
