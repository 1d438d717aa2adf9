package org.stackshift.image.elf;

/**
 * A file that cannot be used, with the reason; the only exception that reading an ELF file throws.
 */
@SuppressWarnings("serial")
public final class ElfFormatException extends Exception {
    private final ElfProblem problem;

    ElfFormatException(ElfProblem.Kind kind, String sentence) {
        super(sentence);
        this.problem = new ElfProblem(kind, sentence);
    }

    /** What is wrong. */
    public ElfProblem problem() {
        return problem;
    }
}
