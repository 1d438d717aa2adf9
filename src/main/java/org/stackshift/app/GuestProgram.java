package org.stackshift.app;

import org.stackshift.abi.ErrnoException;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;

import java.nio.file.Path;
import java.util.List;

/**
 * A program on the host's disk that shall run in a machine.
 *
 * @param file on the host
 * @param guestPath what the guest takes for its path
 * @param argv its arguments, its name first
 */
record GuestProgram(Path file, String guestPath, List<String> argv) {
    /** Boots a machine and loads the program. */
    Kernel start(KernelConfig config) throws Failure {
        byte[] bytes = HostFiles.program(file);
        try {
            Kernel kernel = Kernel.boot(config);
            kernel.exec(guestPath, bytes, argv, KernelConfig.ENVIRONMENT);
            return kernel;
        } catch (ElfFormatException e) {
            throw new Failure(ExitCode.DATA, file + ": " + e.problem().sentence());
        } catch (ErrnoException e) {
            throw new Failure(ExitCode.LIMIT, file + ": the machine's memory is too small for it");
        }
    }

    /** A host path as an absolute path in the guest. */
    static String guestPath(Path path) {
        StringBuilder guest = new StringBuilder();
        for (Path name : path.toAbsolutePath().normalize()) {
            guest.append('/').append(name);
        }
        return guest.isEmpty() ? "/" : guest.toString();
    }
}
