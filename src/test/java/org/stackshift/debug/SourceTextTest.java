package org.stackshift.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SourceTextTest {
    private static final List<String> TEXT = List.of("int main;");

    @TempDir Path folder;
    private Path program;

    @BeforeEach
    void layOutALab() throws Exception {
        Files.createDirectories(folder.resolve("lab/bin"));
        Files.createDirectories(folder.resolve("lab/src"));
        program = folder.resolve("lab/bin/program");
        Files.write(folder.resolve("lab/src/main.c"), TEXT);
        Files.write(folder.resolve("secret.c"), TEXT);
        Files.write(folder.resolve("lab/src/notes"), TEXT);
    }

    @Test
    void sourcesOfALabAreFoundWhereverItWasBuilt() {
        assertEquals(TEXT, lines("/home/teacher/labs/lab/src/main.c"));
        assertEquals(TEXT, lines("C:\\labs\\lab\\src\\main.c"));
        assertEquals(TEXT, lines("src/main.c"));
    }

    @Test
    void nothingOutsideOfTheProgramsFoldersIsOpened() throws Exception {
        Files.createSymbolicLink(folder.resolve("lab/src/link.c"), folder.resolve("secret.c"));
        assertEquals(List.of(), lines(folder.resolve("secret.c").toString()));
        assertEquals(List.of(), lines("../../secret.c"));
        assertEquals(List.of(), lines("src/../../secret.c"));
        assertEquals(List.of(), lines("src/link.c"));
        assertEquals(List.of(), lines("src/notes"));
        assertEquals(List.of(), lines("src\0/main.c"));
    }

    @Test
    void aFolderNotCalledBinDoesNotOpenItsParent() throws Exception {
        Files.createDirectories(folder.resolve("lab/build"));
        SourceText text = SourceText.around(folder.resolve("lab/build/program"));
        assertEquals(List.of(), text.lines("src/main.c"));
    }

    private List<String> lines(String path) {
        return SourceText.around(program).lines(path);
    }
}
