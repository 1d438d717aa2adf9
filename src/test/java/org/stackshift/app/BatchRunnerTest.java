package org.stackshift.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class BatchRunnerTest {
    private static final Path LAB =
            Path.of("labs/01-coroutine/bin/coroutine-original-O0-nolibc").toAbsolutePath();

    @TempDir Path directory;

    private String run(String... fields) throws Failure {
        return new BatchRunner(new MachineOptions()).run(String.join("\t", fields));
    }

    private String lab(String id, String seconds, String stdin, String out) throws Failure {
        return run(id, seconds, directory.toString(), stdin, out, "-", LAB.toString(), "lab");
    }

    @Test
    void escapesAreBytesOfUtf8() throws Failure {
        BatchEntry entry =
                BatchEntry.parse("i\\x09d\t0.5\t/\t-\to\t-\tp\\x5cq\t\\xe4\\xbd\\xa0\t\\x0a好\t\\q");
        assertEquals("i\\x09d", entry.id());
        assertEquals("p\\q", entry.path());
        assertEquals(List.of("你", "\n好", "\\q"), entry.argv());
    }

    @ParameterizedTest
    @CsvSource({"abc", "-1", "0", "NaN", "''"})
    void aTimeoutIsANumberAboveZero(String seconds) {
        Failure failure =
                assertThrows(
                        Failure.class, () -> BatchEntry.parse("x\t" + seconds + "\t/\t-\to\t-\tp"));
        assertEquals(ExitCode.DATA, failure.exitCode());
    }

    @Test
    void whatIsMissingIsNamed() throws Failure {
        assertEquals(
                "a\terror\t" + directory.resolve("in") + ": there is no such file",
                lab("a", "5", "in", "out"));
        assertEquals(
                "b\terror\t" + directory.resolve("no/out") + ": there is no such folder",
                lab("b", "5", "-", "no/out"));
        assertEquals("c\terror\t" + directory + ": this is a directory", lab("c", "5", "-", ""));
        assertEquals("d\terror\tthe line has 1 fields, not at least 7", run("d"));
        assertEquals(
                "e\terror\ta file name cannot hold the character 0", lab("e", "5", "-", "\\x00"));
    }

    @Test
    void manyProgramsRunOneAfterTheOther() throws Exception {
        BatchRunner runner = new BatchRunner(new MachineOptions());
        for (int i = 0; i < 50; i++) {
            String line =
                    String.join(
                            "\t",
                            "n" + i,
                            "9.5",
                            directory.toString(),
                            "-",
                            "出",
                            "-",
                            LAB.toString(),
                            "lab");
            assertEquals("n" + i + "\texit\t0", runner.run(line));
            assertEquals("ABCDE\n", Files.readString(directory.resolve("出")));
        }
    }
}
