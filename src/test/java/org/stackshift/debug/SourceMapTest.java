package org.stackshift.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.image.elf.ElfFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On the coroutine lab as committed; the numbers are what objdump -dl prints. */
class SourceMapTest {
    private static final Path PROGRAM =
            Path.of("labs/01-coroutine/bin/coroutine-original-O0-nolibc");

    @Test
    void aBreakpointOnALineStandsBeforeItsFirstInstruction() throws Exception {
        LoadedImage image = new LoadedImage(ElfFile.parse(Files.readAllBytes(PROGRAM)), 0);
        SourceMap map = new SourceMap(image);
        String file =
                map.files().stream()
                        .filter(f -> f.endsWith("coroutine.cpp"))
                        .findFirst()
                        .orElseThrow();
        List<String> text = SourceText.around(PROGRAM).lines(file);
        int line = text.indexOf("    putchar('B');") + 1;
        assertTrue(line > 0);
        List<Long> addresses = map.addressesOf(new SourcePosition(file, line));
        assertEquals(1, addresses.size());
        NamedAddress where = image.symbols().at(addresses.getFirst()).orElseThrow();
        assertEquals("start_b", where.name());
        assertEquals(4, where.offset());
        assertEquals(new SourcePosition(file, line), map.at(addresses.getFirst()).orElseThrow());
        assertFalse(map.codeLines(file).contains(1));
    }
}
