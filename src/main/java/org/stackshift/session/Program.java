package org.stackshift.session;

import org.stackshift.session.view.MachineSetup;

import java.nio.file.Path;
import java.util.List;

/**
 * What to run.
 *
 * @param file the ELF file
 * @param arguments argv from index 1 on
 * @param setup how the machine is built
 */
public record Program(Path file, List<String> arguments, MachineSetup setup) {
    public Program {
        arguments = List.copyOf(arguments);
    }

    /** On the usual machine. */
    public Program(Path file, List<String> arguments) {
        this(file, arguments, MachineSetup.DEFAULT);
    }
}
