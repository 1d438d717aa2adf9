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
import java.util.stream.Stream;

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
    private final ObjectProperty<String> lab;
    private final ObjectProperty<String> library;

    /**
     * One row: a program in one variant.
     *
     * @param section which heading it stands under: {@code coroutine}, {@code loop}, {@code more},
     *     or the lab's folder name
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
        this.lab = new SimpleObjectProperty<>(labs().isEmpty() ? "" : labs().getFirst());
        this.library = new SimpleObjectProperty<>(firstLibrary());
        lab.addListener(observable -> library.set(firstLibrary()));
    }

    private String firstLibrary() {
        return libraries().isEmpty() ? LIBRARIES.getFirst() : libraries().getFirst();
    }

    /** Folder names of the labs that have programs, in order. */
    public List<String> labs() {
        return programs.stream().map(LabProgram::lab).distinct().sorted().toList();
    }

    /** The lab whose programs are listed. */
    public ObjectProperty<String> lab() {
        return lab;
    }

    /** The C library whose builds are listed. */
    public ObjectProperty<String> library() {
        return library;
    }

    /** Libraries for which the lab has programs. */
    public List<String> libraries() {
        return LIBRARIES.stream()
                .filter(name -> ofLab().anyMatch(it -> it.library().equals(name)))
                .toList();
    }

    /** Optimisation levels for which the lab has programs, ascending. */
    public List<String> levels() {
        return ofLab().map(LabProgram::level).distinct().sorted().toList();
    }

    private Stream<LabProgram> ofLab() {
        return programs.stream().filter(program -> program.lab().equals(lab.get()));
    }

    /** The table for the chosen library, the lab's main program first. */
    public List<Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (LabProgram program : ofLab().toList()) {
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
        boolean isFirstLab = program.lab().equals("01-coroutine");
        String section = isFirstLab ? "more" : program.lab();
        return new Row(section, program.program() + variant, new TreeMap<>());
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
