package org.stackshift.image.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.image.dwarf.UnwindRules.Cfa;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Truth: the unwinding table that objdump interprets, for a whole static glibc program. */
class CallFramesTest {
    private static final List<String> NAMES =
            List.of(
                    "rax", "rdx", "rcx", "rbx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10",
                    "r11", "r12", "r13", "r14", "r15", "ra");

    @TempDir Path folder;

    @Test
    void rulesAreThoseThatObjdumpInterprets() throws Exception {
        CallFrames frames = read(Compiled.SOURCE, "-static", "-O2");
        String table = HostTools.run(folder, "objdump", "--dwarf=frames-interp", "program");
        int compared = compare(table, frames);
        assertTrue(compared > 3_000, compared + " rows compared");
    }

    @Test
    void debugFrameServesWhereThereIsNoEhFrame() throws Exception {
        String source = "int f(int x) { return x + 1; } int main(void) { return f(2); }";
        CallFrames frames =
                read(
                        source,
                        "-g",
                        "-O0",
                        "-nostdlib",
                        "-static",
                        "-e",
                        "main",
                        "-fno-asynchronous-unwind-tables",
                        "-fno-exceptions");
        String table = HostTools.run(folder, "objdump", "--dwarf=frames-interp", "program");
        assertTrue(table.contains(".debug_frame"));
        assertEquals(8, compare(table, frames));
    }

    private CallFrames read(String source, String... options) throws Exception {
        byte[] bytes = HostTools.compile(folder, source, "gcc", options);
        return DebugInfo.read(ElfFile.parse(bytes)).frames();
    }

    /**
     * Walks the table: a header names the columns, then comes one line for each change of the
     * rules.
     */
    private static int compare(String table, CallFrames frames) {
        int compared = 0;
        String[] columns = {};
        boolean isFde = false;
        for (String line : table.lines().toList()) {
            // Registers that hold other registers stand there twice: "r1 (rdx)".
            String[] words = line.strip().replaceAll("r\\d+ \\((\\w+)\\)", "$1").split(" +");
            if (line.contains(" CIE ") || line.contains(" FDE ")) {
                isFde = line.contains(" FDE ");
            } else if (words[0].equals("LOC")) {
                columns = words;
            } else if (isFde && words[0].matches("[0-9a-f]{16}") && words.length > 1) {
                assertEquals(
                        String.join(" ", words),
                        row(Long.parseUnsignedLong(words[0], 16), columns, frames));
                compared++;
            }
        }
        return compared;
    }

    private static String row(long pc, String[] columns, CallFrames frames) {
        UnwindRules rules = frames.rulesAt(pc).orElseThrow();
        StringBuilder row = new StringBuilder("%016x ".formatted(pc));
        row.append(
                switch (rules.cfa()) {
                    case Cfa.RegisterOffset(int register, long offset) ->
                            NAMES.get(register) + "%+d".formatted(offset);
                    case Cfa.Computed computed -> "exp";
                });
        for (String column : Arrays.copyOfRange(columns, 2, columns.length)) {
            int register = NAMES.indexOf(column);
            boolean hasRule = rules.registers().containsKey(register);
            row.append(' ').append(hasRule ? text(rules.rule(register)) : "u");
        }
        return row.toString();
    }

    private static String text(RegisterRule rule) {
        return switch (rule) {
            case RegisterRule.Undefined undefined -> "u";
            case RegisterRule.SameValue same -> "s";
            case RegisterRule.Offset(long offset) -> "c%+d".formatted(offset);
            case RegisterRule.ValueOffset(long offset) -> "v%+d".formatted(offset);
            case RegisterRule.Register(int number) -> NAMES.get(number);
            case RegisterRule.Saved saved -> "exp";
            case RegisterRule.Value value -> "vexp";
        };
    }
}
