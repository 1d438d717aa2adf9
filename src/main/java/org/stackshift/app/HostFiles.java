package org.stackshift.app;

import org.stackshift.session.target.HostFolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files of the host; whatever is wrong with one is told in a sentence. */
final class HostFiles {
    private HostFiles() {}

    /** A name as a path, or a failure if the host's file names cannot hold it. */
    static Path path(String name) throws Failure {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new Failure(ExitCode.NO_INPUT, unusable(name));
        }
    }

    /** Why a name is not a path: mostly a locale whose character set lacks the characters. */
    static String unusable(String name) {
        return name.indexOf('\0') >= 0
                ? "a file name cannot hold the character 0"
                : "the file name cannot be written in this locale's character set; set"
                        + " LC_ALL=C.UTF-8";
    }

    /** All bytes of a program: a regular file, so that the wait for a pipe never blocks. */
    static byte[] program(Path file) throws Failure {
        if (Files.exists(file) && !isReadAtOnce(file) && !Files.isDirectory(file)) {
            throw new Failure(ExitCode.DATA, file + ": this is a device or a pipe, not a program");
        }
        return bytes(file);
    }

    /** Whether a file's bytes lie on a disk and do not come from a pipe or a device. */
    static boolean isReadAtOnce(Path file) {
        return Files.isRegularFile(file);
    }

    /** All bytes of a file. */
    static byte[] bytes(Path file) throws Failure {
        try (InputStream in = input(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (OutOfMemoryError e) {
            throw new Failure(ExitCode.NO_INPUT, file + ": the file is too large");
        }
    }

    /** The bytes of a file as they come. */
    static InputStream input(Path file) throws Failure {
        if (file.toString().isEmpty()) {
            throw new Failure(ExitCode.NO_INPUT, "the name of the file is empty");
        }
        if (Files.isDirectory(file)) {
            throw new Failure(ExitCode.NO_INPUT, file + ": this is a directory");
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A folder for a guest to take for its root. */
    static HostFolder folder(Path folder) throws Failure {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Failure(ExitCode.NO_INPUT, folder + ": this is not a folder");
        }
        try {
            return new HostFolder(folder);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static Failure unreadable(Path file, IOException e) {
        String what =
                switch (e) {
                    case NoSuchFileException gone -> "there is no such file";
                    case AccessDeniedException denied -> "you may not read this file";
                    default -> "the file cannot be read";
                };
        return new Failure(ExitCode.NO_INPUT, file + ": " + what);
    }

    /** A file to write, emptied if it was there. */
    static OutputStream output(Path file) throws Failure {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            String what =
                    switch (e) {
                        case NoSuchFileException gone -> "there is no such folder";
                        case AccessDeniedException denied -> "you may not write this file";
                        default ->
                                Files.isDirectory(file)
                                        ? "this is a directory"
                                        : "the file cannot be written";
                    };
            throw new Failure(ExitCode.NO_INPUT, file + ": " + what);
        }
    }
}
