package org.stackshift.debug.disasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares with {@code objdump -d} every instruction of programs that are on this machine.
 *
 * <p>{@code -Dstackshift.objdump=/usr/bin} sweeps over all programs of a folder instead of the
 * sample.
 */
class ObjdumpTest {
    private static final List<String> SAMPLE =
            List.of(
                    "ls",
                    "cp",
                    "sort",
                    "sha256sum",
                    "od",
                    "factor",
                    "stat",
                    "date",
                    "expr",
                    "dd",
                    "tr",
                    "readelf",
                    "strings",
                    "nm",
                    "gprof",
                    "sed",
                    "grep",
                    "gawk",
                    "mawk",
                    "find",
                    "tar",
                    "gzip",
                    "xz",
                    "dash",
                    "bash",
                    "diff",
                    "file",
                    "make",
                    "patch",
                    "less",
                    "perl",
                    "busybox",
                    "bzip2",
                    "as");

    @BeforeEach
    void needsObjdump() {
        assumeTrue(Objdump.isInstalled(), "objdump is not installed: nothing to compare with");
    }

    @ParameterizedTest
    @EnumSource
    void everyInstructionOfInstalledProgramsReadsAsInObjdump(Syntax syntax) throws IOException {
        List<Path> programs = programs();
        assumeTrue(programs.size() >= 20, "fewer than 20 programs are installed");
        List<String> differences = new ArrayList<>();
        Agreement all = new Agreement(syntax);
        for (Path program : programs) {
            Agreement agreement = new Agreement(syntax);
            Objdump.program(program, syntax, agreement::judge);
            report(program.toString(), agreement);
            differences.addAll(agreement.differences());
            all.add(agreement);
        }
        report(programs.size() + " programs, " + syntax, all);
        assertEquals(List.of(), differences);
        assertEquals(0, all.differed());
    }

    private static void report(String what, Agreement agreement) {
        System.out.printf(
                "%-40s agreed %9d, differed %d, not implemented %d, out of step %d%n",
                what,
                agreement.agreed(),
                agreement.differed(),
                agreement.notImplemented(),
                agreement.outOfStep());
    }

    private static List<Path> programs() throws IOException {
        String folder = System.getProperty("stackshift.objdump");
        if (folder == null) {
            return SAMPLE.stream()
                    .map(Path.of("/usr/bin")::resolve)
                    .filter(ObjdumpTest::isElf)
                    .toList();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(ObjdumpTest::isElf).sorted().toList();
        }
    }

    private static boolean isElf(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(20);
            return head.length == 20
                    && head[0] == 0x7f
                    && head[1] == 'E'
                    && head[4] == 2
                    && head[18] == 0x3e;
        } catch (IOException e) {
            return false;
        }
    }
}
