package org.stackshift.ui.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the prebuilt programs of the labs by the names of their files. */
public final class LabCatalog {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<program>[a-z0-9]+)(?:-(?<variant>.+?))?-(?<level>O[0-3sg])-(?<library>\\w+)");

    private LabCatalog() {}

    /**
     * All programs below {@code labs/<lab>/bin}, in the order of their names; empty if there is no
     * such folder.
     */
    public static List<LabProgram> read(Path labs) {
        List<LabProgram> programs = new ArrayList<>();
        for (Path lab : children(labs)) {
            for (Path file : children(lab.resolve("bin"))) {
                Matcher matcher = NAME.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    programs.add(program(lab, file, matcher));
                }
            }
        }
        return programs;
    }

    private static LabProgram program(Path lab, Path file, Matcher name) {
        String variant = name.group("variant");
        return new LabProgram(
                lab.getFileName().toString(),
                name.group("program"),
                variant == null ? "" : variant,
                name.group("level"),
                name.group("library"),
                file);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(Path::getFileName)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
