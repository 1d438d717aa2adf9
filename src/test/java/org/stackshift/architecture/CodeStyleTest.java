package org.stackshift.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The formatter decides how code looks. {@code ./mvnw test -Dtest=CodeStyleTest
 * -Dstackshift.format=write} formats what is not formatted.
 */
class CodeStyleTest {
    private static final JavaFormatterOptions OPTIONS =
            JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();

    /** Files that are tables: one entry a line would hide their shape. */
    private static final Set<String> TABLES = Set.of("Mnemonic.java");

    private final boolean write = "write".equals(System.getProperty("stackshift.format"));

    @Test
    void everyJavaFileIsFormatted() throws IOException {
        List<Path> files;
        try (var walk = Files.walk(Path.of("src"))) {
            files = walk.filter(CodeStyleTest::isFormatted).toList();
        }
        List<Path> unformatted = files.parallelStream().filter(this::differs).sorted().toList();
        assertEquals(List.of(), write ? List.of() : unformatted, "not formatted");
    }

    private static boolean isFormatted(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".java") && !TABLES.contains(name);
    }

    private boolean differs(Path file) {
        try {
            String source = Files.readString(file);
            String formatted =
                    new Formatter(OPTIONS)
                            .formatSource(
                                    ImportOrderer.reorderImports(
                                            RemoveUnusedImports.removeUnusedImports(source),
                                            JavaFormatterOptions.Style.AOSP));
            if (source.equals(formatted)) {
                return false;
            }
            if (write) {
                Files.writeString(file, formatted);
            }
            return true;
        } catch (IOException | FormatterException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }
}
