package org.stackshift.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stackshift.hostcpu.HostEnding;
import org.stackshift.testing.GuestRun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every lab program ends in the machine as it ended on a real CPU: {@code endings.tsv} holds what
 * the host said, program by program. {@code -Dstackshift.record=host} writes the file anew, from
 * the host and from nothing else.
 */
class LabEndingsTest {
    private static final Path LAB = Path.of("labs/01-coroutine");
    private static final Path TABLE = LAB.resolve("endings.tsv");
    private static final int HOST_SECONDS = 1;
    private static final long MAX_INSTRUCTIONS = 3_000_000;

    @BeforeAll
    static void recordIfAsked() throws IOException {
        if (!"host".equals(System.getProperty("stackshift.record"))) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Path program : programs().toList()) {
            Ending ending = hostEnding(program);
            lines.add(program.getFileName() + "\t" + ending.cause() + "\t" + ending.output());
        }
        Files.write(TABLE, lines);
    }

    static Stream<Path> programs() throws IOException {
        try (var files = Files.list(LAB.resolve("bin"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theMachineEndsAsTheTableSays(Path program) throws IOException {
        byte[] elf = Files.readAllBytes(program);
        GuestRun guest = GuestRun.of(elf, new byte[0], MAX_INSTRUCTIONS, program.toString());
        assertEquals(expected(program), Ending.of(guest, elf));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theHostEndsAsTheTableSays(Path program) throws IOException {
        assumeTrue(HostEnding.available(), "the host is not x86-64 Linux with gcc");
        assertEquals(expected(program), hostEnding(program));
    }

    private static Ending hostEnding(Path program) throws IOException {
        return Ending.of(HostEnding.of(program, HOST_SECONDS), Files.readAllBytes(program));
    }

    private static Ending expected(Path program) throws IOException {
        Map<String, Ending> table = new LinkedHashMap<>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] fields = line.split("\t", 3);
            table.put(fields[0], new Ending(fields[1], fields[2]));
        }
        return table.get(program.getFileName().toString());
    }
}
