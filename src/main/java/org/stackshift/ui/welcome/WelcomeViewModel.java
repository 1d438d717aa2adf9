package org.stackshift.ui.welcome;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Decides what the welcome page offers: a table of programs, one row a variant, one column an
 * optimisation level.
 */
public final class WelcomeViewModel {
    private static final List<String> LIBRARIES = List.of("nolibc", "musl", "glibc");
    private static final List<String> FIRST =
            List.of(
                    "coroutine original",
                    "coroutine noinline",
                    "coroutine nobase",
                    "coroutine nobase-noinline",
                    "coroutine robust");

    private final List<LabProgram> programs;
    private final ObservableList<Path> recent;
    private final Consumer<Path> opener;
    private final ObjectProperty<String> library;

    /** One row: a program in one variant, by optimisation level. */
    public record Row(String program, String variant, Map<String, LabProgram> byLevel) {}

    /**
     * @param opener opens a program
     */
    public WelcomeViewModel(
            List<LabProgram> programs, ObservableList<Path> recent, Consumer<Path> opener) {
        this.programs = List.copyOf(programs);
        this.recent = recent;
        this.opener = opener;
        this.library =
                new SimpleObjectProperty<>(
                        libraries().isEmpty() ? LIBRARIES.getFirst() : libraries().getFirst());
    }

    /** The C library whose builds are listed. */
    public ObjectProperty<String> library() {
        return library;
    }

    /** Libraries for which there are programs. */
    public List<String> libraries() {
        return LIBRARIES.stream()
                .filter(name -> programs.stream().anyMatch(it -> it.library().equals(name)))
                .toList();
    }

    /** Optimisation levels for which there are programs, ascending. */
    public List<String> levels() {
        return programs.stream().map(LabProgram::level).distinct().sorted().toList();
    }

    /** The table for the chosen library, the lab's main program first. */
    public List<Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (LabProgram program : programs) {
            if (program.library().equals(library.get())) {
                rows.computeIfAbsent(
                                program.program() + " " + program.variant(),
                                key ->
                                        new Row(
                                                program.program(),
                                                program.variant(),
                                                new TreeMap<>()))
                        .byLevel()
                        .put(program.level(), program);
            }
        }
        List<Row> sorted = new ArrayList<>(rows.values());
        sorted.sort(Comparator.comparingInt(WelcomeViewModel::rank));
        return sorted;
    }

    /** Programs opened before, newest first. */
    public ObservableList<Path> recent() {
        return recent;
    }

    public void open(Path file) {
        opener.accept(file);
    }

    private static int rank(Row row) {
        int place = FIRST.indexOf(row.program() + " " + row.variant());
        if (place >= 0) {
            return place;
        }
        return FIRST.size() + (row.program().equals("loop") ? 0 : 1);
    }
}
