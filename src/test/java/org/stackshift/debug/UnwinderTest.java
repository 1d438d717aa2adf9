package org.stackshift.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.LoadPlan;
import org.stackshift.isa.Gpr;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Truth: gdb's backtrace of a stopped program, whose registers and stack are handed to the
 * unwinder.
 */
class UnwinderTest {
    private static final String SOURCE =
            """
            int depth;
            __attribute__((noinline)) int leaf(int n) { depth = n; return n * 3; }
            __attribute__((noinline)) int inner(int n) {
                int local = n + 1;
                int r = leaf(local);
                return r + local;
            }
            __attribute__((noinline)) int outer(int n) {
                long big[20];
                for (int i = 0; i < 20; i++) big[i] = inner(i + n);
                return (int) big[n];
            }
            int main(int argc, char **argv) { (void) argv; return outer(argc) + 1; }
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-O0",
                "-O1",
                "-O2",
                "-O2 -fno-omit-frame-pointer -fno-asynchronous-unwind-tables -fno-unwind-tables",
                "-O0 -fno-asynchronous-unwind-tables -fno-unwind-tables"
            })
    void framesAreThoseOfGdb(String options) throws Exception {
        String[] all = ("-g -static -no-pie " + options).split(" ");
        ElfFile file = ElfFile.parse(HostTools.compile(folder, SOURCE, "gcc", all));
        LoadedImage image = new LoadedImage(file, 0);
        String told =
                HostTools.run(
                        folder,
                        "gdb",
                        "-batch",
                        "-nx",
                        "-ex",
                        "set width 0",
                        "-ex",
                        "break leaf",
                        "-ex",
                        "run",
                        "-ex",
                        "bt",
                        "-ex",
                        "info registers",
                        "-ex",
                        "x/150gx $rsp",
                        "program");
        List<String> expected =
                find("(?m)^#\\d+ +(?:0x[0-9a-f]+ in )?(\\w+) \\(", told).stream()
                        .map(match -> match.group(1))
                        .toList();
        CpuRegisters registers = registers(told);
        List<Frame> frames =
                new Unwinder(image, memory(told, LoadPlan.of(file, 1 << 30).segments()))
                        .unwind(registers, registers.rsp() + 150 * Long.BYTES);
        List<String> actual =
                frames.stream().map(frame -> frame.name().orElseThrow().name()).toList();
        assertEquals(List.of("leaf", "inner", "outer", "main"), expected);
        assertEquals(expected, actual.subList(0, 4));
        // gdb ends at main; what called it is in libc, and the end is recognised.
        assertEquals("_start", actual.getLast());
    }

    private static CpuRegisters registers(String told) {
        long[] gpr = new long[Gpr.COUNT];
        for (int i = 0; i < gpr.length; i++) {
            gpr[i] = value("(?m)^" + Gpr.name(i, 8) + " +(0x[0-9a-f]+)", told);
        }
        return CpuRegisters.of(gpr, value("(?m)^rip +(0x[0-9a-f]+)", told));
    }

    private static Peek memory(String told, List<LoadPlan.Segment> segments) {
        Map<Long, Long> words = new HashMap<>();
        for (MatchResult row : find("(?m)^(0x[0-9a-f]+).*:\\s+(0x\\w+)\\s+(0x\\w+)$", told)) {
            long vaddr = Long.decode(row.group(1));
            words.put(vaddr, Long.parseUnsignedLong(row.group(2).substring(2), 16));
            words.put(vaddr + 8, Long.parseUnsignedLong(row.group(3).substring(2), 16));
        }
        return vaddr -> {
            Long word = words.get(vaddr);
            return word == null ? inFile(vaddr, segments) : OptionalLong.of(word);
        };
    }

    private static OptionalLong inFile(long vaddr, List<LoadPlan.Segment> segments) {
        return segments.stream()
                .filter(s -> s.contains(vaddr) && s.contents().has(vaddr - s.vaddr(), 8))
                .mapToLong(s -> s.contents().i64((int) (vaddr - s.vaddr())))
                .findFirst();
    }

    private static long value(String pattern, String text) {
        return Long.decode(find(pattern, text).getFirst().group(1));
    }

    private static List<MatchResult> find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}
