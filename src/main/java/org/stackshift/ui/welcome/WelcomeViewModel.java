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
    private static final List<String> SECTIONS = List.of("coroutine", "loop");
    private static final List<String> VARIANTS =
            List.of("original", "noinline", "nobase", "nobase-noinline", "robust");

    private final List<LabProgram> programs;
    private final ObservableList<Path> recent;
    private final Consumer<Path> opener;
    private final ObjectProperty<String> library;

    /**
     * One row: a program in one variant.
     *
     * @param section which heading it stands under: {@code coroutine}, {@code loop}, {@code more}
     * @param name what tells it from the other rows
     * @param byLevel its builds by optimisation level
     */
    public record Row(String section, String name, Map<String, LabProgram> byLevel) {}

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
                Row row = row(program);
                rows.computeIfAbsent(row.section() + "/" + row.name(), key -> row)
                        .byLevel()
                        .put(program.level(), program);
            }
        }
        List<Row> sorted = new ArrayList<>(rows.values());
        sorted.sort(Comparator.comparingInt(WelcomeViewModel::rank));
        return sorted;
    }

    private static Row row(LabProgram program) {
        if (SECTIONS.contains(program.program())) {
            return new Row(program.program(), program.variant(), new TreeMap<>());
        }
        String variant = program.variant().isEmpty() ? "" : "-" + program.variant();
        return new Row("more", program.program() + variant, new TreeMap<>());
    }

    /** Programs opened before, newest first. */
    public ObservableList<Path> recent() {
        return recent;
    }

    public void open(Path file) {
        opener.accept(file);
    }

    /** The main programs first, each from the plain variant to the repaired one; then the rest. */
    private static int rank(Row row) {
        int section = SECTIONS.indexOf(row.section());
        return section < 0
                ? Integer.MAX_VALUE
                : section * (VARIANTS.size() + 1) + VARIANTS.indexOf(row.name());
    }
}
