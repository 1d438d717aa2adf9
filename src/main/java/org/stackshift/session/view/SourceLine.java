package org.stackshift.session.view;

/** A line of a source file, counted from 1; {@code file} as the debug information spells it. */
public record SourceLine(String file, int line) {
    /** The last part of the path, whichever system wrote it. */
    public String fileName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}
