package org.stackshift.image.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Truth: the line table that readelf decodes, and addr2line. */
class LineTableTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^program\\.c +(\\d+) +0x([0-9a-f]+)(?: +\\d+)?( +x)? *$");

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("org.stackshift.image.dwarf.Compiled#dialects")
    void rowsAreThoseThatReadelfDecodes(String compiler, String dwarf, String optimisation)
            throws Exception {
        DebugInfo info = Compiled.read(folder, compiler, dwarf, optimisation);
        String decoded =
                HostTools.run(folder, "readelf", "--debug-dump=decodedline", "-W", "program");
        List<String> expected =
                ROW.matcher(decoded)
                        .results()
                        .map(r -> r.group(2) + ":" + r.group(1) + (r.group(3) == null ? "" : " x"))
                        .sorted()
                        .toList();
        List<String> actual =
                info.lines()
                        .rows()
                        .filter(row -> row.file().name().equals("program.c"))
                        .map(
                                row ->
                                        Long.toHexString(row.vaddr())
                                                + ":"
                                                + row.line()
                                                + (row.isStatement() ? " x" : ""))
                        .sorted()
                        .toList();
        assertTrue(expected.size() > 20);
        assertEquals(expected, actual);
        assertEquals(List.of(), info.problems());
    }

    @Test
    void addressesHaveTheLineThatAddr2lineTells() throws Exception {
        DebugInfo info = Compiled.read(folder, "gcc", "-g", "-O2", "-no-pie");
        AddressRange code =
                info.functions().stream()
                        .filter(function -> function.name().equals("main"))
                        .findFirst()
                        .orElseThrow()
                        .ranges()
                        .getFirst();
        for (long vaddr = code.low(); vaddr < code.high(); vaddr++) {
            LineRow row = info.lines().rowAt(vaddr).orElseThrow();
            String expected =
                    HostTools.run(
                            folder, "addr2line", "-e", "program", "0x" + Long.toHexString(vaddr));
            String told = expected.strip().replaceAll(" \\(discriminator.*", "");
            assertEquals(told, row.file().path() + ":" + row.line());
            vaddr += 6;
        }
    }
}
