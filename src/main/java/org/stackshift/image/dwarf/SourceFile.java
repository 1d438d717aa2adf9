package org.stackshift.image.dwarf;

/**
 * A source file as the compiler saw it.
 *
 * @param path as in the debugging information, directories joined with slashes; not to be opened
 *     unchecked
 */
public record SourceFile(String path) {
    /** A file in a directory, unless its own name is already absolute. */
    static SourceFile in(String directory, String name) {
        boolean complete = directory.isEmpty() || name.startsWith("/");
        return new SourceFile(complete ? name : directory + "/" + name);
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
