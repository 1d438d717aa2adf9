package org.stackshift.image.dwarf;

/**
 * One run of the compiler.
 *
 * @param name of the primary source file as given to the compiler
 * @param directory in which the compiler ran
 * @param producer the compiler and its options, if it left them
 */
public record CompilationUnit(String name, String directory, String producer) {
    /** The primary source file. */
    public SourceFile file() {
        return SourceFile.in(directory, name);
    }
}
