package org.stackshift.image.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Truth: readelf over a program that the host's compiler makes. */
class ElfFileTest {
    private static final String SOURCE =
            """
            int answer = 42;
            static char buffer[100];
            int main(void) { return answer + buffer[3]; }
            """;

    @TempDir Path folder;
    private ElfFile file;

    @BeforeEach
    void compile() throws Exception {
        file =
                ElfFile.parse(
                        HostTools.compile(
                                folder, SOURCE, "gcc", "-g", "-static", "-gz", "-Wl,--build-id"));
    }

    @Test
    void symbolsAreThoseThatReadelfLists() {
        Pattern row =
                Pattern.compile(
                        "(?m)^ *[1-9]\\d*: ([0-9a-f]{16}) +(\\S+) (FUNC|OBJECT) .* (\\S+)$");
        Map<String, Long> expected =
                rows(row, "-sW").stream()
                        .collect(
                                Collectors.toMap(
                                        r -> r.group(4),
                                        r -> Long.parseUnsignedLong(r.group(1), 16),
                                        (first, second) -> first,
                                        TreeMap::new));
        Map<String, Long> actual =
                file.symbols().stream()
                        .filter(s -> s.type() == ElfSymbol.STT_FUNC || s.type() == 1)
                        .collect(
                                Collectors.toMap(
                                        ElfSymbol::name,
                                        ElfSymbol::value,
                                        (first, second) -> first,
                                        TreeMap::new));
        assertTrue(expected.size() > 500);
        assertEquals(expected, actual);
    }

    @Test
    void sectionsAreThoseThatReadelfLists() {
        Pattern row =
                Pattern.compile(
                        "(?m)^ +\\[ *\\d+] (\\S+) +\\S+ +([0-9a-f]{16}) [0-9a-f]+ ([0-9a-f]+)");
        List<String> expected =
                rows(row, "-SW").stream()
                        .map(r -> r.group(1) + " " + hex(r.group(2)) + " " + hex(r.group(3)))
                        .toList();
        List<String> actual =
                file.sections().stream()
                        .skip(1)
                        .map(s -> "%s %d %d".formatted(s.name(), s.vaddr(), s.size()))
                        .toList();
        assertEquals(expected, actual);
    }

    @Test
    void buildIdIsTheOneThatReadelfPrints() {
        String expected = rows(Pattern.compile("Build ID: (\\w+)"), "-n").getFirst().group(1);
        assertEquals(expected, file.buildId().orElseThrow());
    }

    @Test
    void compressedSectionsAreUnpacked() {
        SectionHeader info = file.section(".debug_info").orElseThrow();
        assertTrue((info.flags() & SectionHeader.SHF_COMPRESSED) != 0);
        // The first unit begins with its length and its version (DWARF 5 §7.5.1.1).
        assertEquals(5, file.bytes(info).u16(4));
    }

    @Test
    void aStaticProgramCanBeLoaded() throws Exception {
        LoadPlan plan = LoadPlan.of(file, 64 << 20);
        long main = symbol("main", ElfSymbol::value);
        assertTrue(plan.segments().stream().anyMatch(s -> s.isExecutable() && s.contains(main)));
        assertEquals(0x400040, plan.programHeadersVaddr());
    }

    private long symbol(String name, Function<ElfSymbol, Long> property) {
        return file.symbols().stream()
                .filter(symbol -> symbol.name().equals(name))
                .map(property)
                .findFirst()
                .orElseThrow();
    }

    private List<MatchResult> rows(Pattern pattern, String option) {
        return pattern.matcher(HostTools.run(folder, "readelf", option, "program"))
                .results()
                .toList();
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
