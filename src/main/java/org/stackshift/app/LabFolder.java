package org.stackshift.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the labs: beside the program, wherever it was started from. */
final class LabFolder {
    private static final String NAME = "labs";

    private LabFolder() {}

    /**
     * The folder {@code labs} next to the program's file or above it; else the one in the working
     * folder.
     */
    static Path find() {
        for (Path at = program(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(NAME))) {
                return at.resolve(NAME);
            }
        }
        return Path.of(NAME);
    }

    private static Path program() {
        try {
            return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no path", e);
        }
    }
}
