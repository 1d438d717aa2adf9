package org.stackshift.app;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that shall run in a machine.
 *
 * @param file on the host, or empty if it lies in the guest's tree
 * @param guestPath what the guest takes for its path; a bare name in the guest's tree is looked for
 *     along PATH
 * @param argv its arguments, its name first
 */
record GuestProgram(Optional<Path> file, String guestPath, List<String> argv) {
    private static final String PATH = "PATH=";

    /** Boots a machine and loads the program. */
    Kernel start(KernelConfig config) throws Failure {
        byte[] bytes = file.isPresent() ? HostFiles.program(file.get()) : new byte[0];
        try {
            Kernel kernel = Kernel.boot(config);
            if (file.isPresent()) {
                kernel.exec(guestPath, bytes, argv, KernelConfig.ENVIRONMENT);
            } else {
                String found = find(kernel.tree());
                kernel.exec(found, argv, KernelConfig.ENVIRONMENT);
            }
            return kernel;
        } catch (ElfFormatException e) {
            throw new Failure(ExitCode.DATA, name() + ": " + e.problem().sentence());
        } catch (ErrnoException e) {
            throw failure(e.errno());
        }
    }

    private String name() {
        return file.map(Path::toString).orElse(guestPath);
    }

    /** The path of the program in the guest ("execvp"). */
    private String find(FileTree tree) {
        if (guestPath.contains("/")) {
            return guestPath;
        }
        return KernelConfig.ENVIRONMENT.stream()
                .filter(variable -> variable.startsWith(PATH))
                .flatMap(variable -> Stream.of(variable.substring(PATH.length()).split(":")))
                .map(directory -> directory + "/" + guestPath)
                .filter(path -> isExecutable(tree, path))
                .findFirst()
                .orElse(guestPath);
    }

    private static boolean isExecutable(FileTree tree, String path) {
        try {
            return tree.find(tree.root(), path) instanceof Inode.Regular regular
                    && regular.attributes().permits(Fcntl.X_OK);
        } catch (ErrnoException isNotThere) {
            return false;
        }
    }

    private Failure failure(Errno errno) {
        return switch (errno) {
            case ENOENT, ENOTDIR, ELOOP ->
                    new Failure(
                            ExitCode.NO_INPUT,
                            name() + ": the program or its loader is not in the root folder");
            case EACCES ->
                    new Failure(ExitCode.NO_INPUT, name() + ": you may not execute this file");
            case ENOEXEC, ELIBBAD ->
                    new Failure(ExitCode.DATA, name() + ": this is no x86-64 program");
            default ->
                    new Failure(
                            ExitCode.LIMIT, name() + ": the machine's memory is too small for it");
        };
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
