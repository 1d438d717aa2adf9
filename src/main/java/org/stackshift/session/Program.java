package org.stackshift.session;

import java.nio.file.Path;
import java.util.List;

/**
 * What to run.
 *
 * @param file the ELF file
 * @param arguments argv from index 1 on
 */
public record Program(Path file, List<String> arguments) {
    public Program {
        arguments = List.copyOf(arguments);
    }
}
