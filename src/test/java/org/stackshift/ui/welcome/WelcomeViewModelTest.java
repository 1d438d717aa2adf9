package org.stackshift.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.collections.FXCollections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class WelcomeViewModelTest {
    @TempDir private Path labs;

    @Test
    void fileNamesSayHowAProgramWasBuilt() throws IOException {
        List<LabProgram> programs =
                catalog("coroutine-nobase-noinline-O1-musl", "stack256-printf-O0-glibc", "README");
        assertEquals(2, programs.size());
        LabProgram first = programs.getFirst();
        assertEquals("coroutine", first.program());
        assertEquals("nobase-noinline", first.variant());
        assertEquals("O1", first.level());
        assertEquals("musl", first.library());
    }

    @Test
    void variantsAreRowsAndOptimisationLevelsAreColumns() throws IOException {
        WelcomeViewModel model =
                model(
                        catalog(
                                "early-O0-nolibc",
                                "loop-original-O0-nolibc",
                                "coroutine-robust-O2-nolibc",
                                "coroutine-original-O1-nolibc",
                                "coroutine-original-O0-nolibc",
                                "coroutine-original-O0-musl"),
                        new ArrayList<>());
        assertEquals(
                List.of("original", "robust", "original", "early"),
                model.rows().stream().map(WelcomeViewModel.Row::name).toList());
        assertEquals(List.of("O0", "O1"), List.copyOf(model.rows().getFirst().byLevel().keySet()));
        assertEquals(List.of("O0", "O1", "O2"), model.levels());
        assertEquals(List.of("nolibc", "musl"), model.libraries());
        model.library().set("musl");
        assertEquals(1, model.rows().size());
    }

    @Test
    void eachLabHasItsOwnTableLibrariesAndLevels() throws IOException {
        catalog("coroutine-original-O1-nolibc");
        Path bin = Files.createDirectories(labs.resolve("02-fork/bin"));
        Files.createFile(bin.resolve("fork-O0-musl"));
        WelcomeViewModel model = model(LabCatalog.read(labs), new ArrayList<>());
        assertEquals(List.of("01-coroutine", "02-fork"), model.labs());
        model.lab().set("02-fork");
        assertEquals(List.of("musl"), model.libraries());
        assertEquals("musl", model.library().get());
        assertEquals(List.of("O0"), model.levels());
        WelcomeViewModel.Row row = model.rows().getFirst();
        assertEquals("02-fork", row.section());
        assertEquals("fork", row.name());
    }

    @Test
    void choosingAProgramOpensItsFile() throws IOException {
        List<Path> opened = new ArrayList<>();
        WelcomeViewModel model = model(catalog("coroutine-original-O0-nolibc"), opened);
        LabProgram program = Objects.requireNonNull(model.rows().getFirst().byLevel().get("O0"));
        model.open(program.file());
        assertEquals(List.of(program.file()), opened);
    }

    @Test
    void aMissingLabsFolderIsAnEmptyTable() {
        assertTrue(LabCatalog.read(labs.resolve("none")).isEmpty());
    }

    private static WelcomeViewModel model(List<LabProgram> programs, List<Path> opened) {
        return new WelcomeViewModel(programs, FXCollections.observableArrayList(), opened::add);
    }

    private List<LabProgram> catalog(String... names) throws IOException {
        Path bin = Files.createDirectories(labs.resolve("01-coroutine/bin"));
        for (String name : names) {
            Files.createFile(bin.resolve(name));
        }
        return LabCatalog.read(labs);
    }
}
