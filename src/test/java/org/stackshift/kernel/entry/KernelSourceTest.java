package org.stackshift.kernel.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.image.dwarf.DebugInfo;
import org.stackshift.image.dwarf.LineRow;
import org.stackshift.image.dwarf.LineTable;
import org.stackshift.image.dwarf.SourceFile;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.testing.HostTools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class KernelSourceTest {
    /** A row as objdump prints it: file, line, address. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^(\\w+\\.S) +(\\d+) +0x([0-9a-f]+) .*x$");

    private final KernelSource source = KernelSource.load();

    @Test
    void everyFileOfTheLineTableHasText() throws Exception {
        List<String> files = lines().files().stream().map(SourceFile::path).toList();
        assertEquals(source.text().keySet(), Set.copyOf(files));
        files.forEach(file -> assertFalse(source.text().get(file).isEmpty(), file));
    }

    @Test
    void theLinesAreThoseThatObjdumpNames(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("vmlinux.debug"), source.debugFile());
        String table = HostTools.run(folder, "objdump", "--dwarf=decodedline", "vmlinux.debug");
        List<MatchResult> rows = ROW.matcher(table).results().toList();
        assertTrue(rows.size() > 200);
        LineTable lines = lines();
        for (MatchResult row : rows) {
            LineRow ours = lines.rowAt(Long.parseUnsignedLong(row.group(3), 16)).orElseThrow();
            assertEquals(row.group(1), ours.file().name(), row.group());
            assertEquals(Integer.parseInt(row.group(2)), ours.line(), row.group());
        }
    }

    private LineTable lines() throws Exception {
        return DebugInfo.read(ElfFile.parse(source.debugFile())).lines();
    }
}
