package org.stackshift.debug;

import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the text of source files. A program may name any path it likes in its debugging
 * information, so none is opened as it stands: files are looked up only below the folder that the
 * program lies in and, where that folder is called {@code bin} and has a sibling {@code src}, below
 * their common parent; and only files that look like source text.
 */
public final class SourceText {
    private static final long LARGEST = 4 << 20;
    private static final Set<String> ENDINGS =
            Set.of(
                    "c", "h", "cc", "cpp", "cxx", "c++", "hh", "hpp", "hxx", "inc", "ipp", "s",
                    "asm", "go", "rs", "d", "zig", "f90", "pas");

    private final List<Path> roots;
    private final Map<String, List<String>> cache = new HashMap<>();

    private SourceText(List<Path> roots) {
        this.roots = roots;
    }

    /** The text around a program. */
    public static SourceText around(Path program) {
        Path folder = program.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return new SourceText(List.of());
        }
        Path parent = folder.getParent();
        boolean isLab =
                parent != null
                        && folder.endsWith("bin")
                        && Files.isDirectory(parent.resolve("src"));
        return new SourceText(
                Stream.of(folder, isLab ? parent : folder)
                        .distinct()
                        .flatMap(root -> real(root).stream())
                        .toList());
    }

    /**
     * The lines of a file, by its path in the debugging information; empty if it is not to be had.
     */
    public List<String> lines(String path) {
        return cache.computeIfAbsent(
                path, key -> find(key).map(SourceText::read).orElse(List.of()));
    }

    /** Tries ever shorter ends of the path below each root. */
    private Optional<Path> find(String path) {
        String[] parts = path.split("[/\\\\]+");
        if (!hasSourceEnding(parts)) {
            return Optional.empty();
        }
        for (int from = 0; from < parts.length; from++) {
            String end = String.join("/", List.of(parts).subList(from, parts.length));
            for (Path root : roots) {
                Optional<Path> found = below(root, end);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasSourceEnding(String[] parts) {
        String name = parts.length == 0 ? "" : parts[parts.length - 1];
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending);
    }

    /**
     * The file's true place must be below the root, whatever dots and links the path goes through.
     */
    private static Optional<Path> below(Path root, String end) {
        try {
            return real(root.resolve(end.startsWith("/") ? end.substring(1) : end))
                    .filter(file -> file.startsWith(root))
                    .filter(Files::isRegularFile);
        } catch (InvalidPathException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static List<String> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return List.of();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString()
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
