package org.stackshift.image.elf;

/**
 * What is wrong with a file.
 *
 * @param kind which of the known problems
 * @param sentence one English sentence for a person, without a full stop
 */
public record ElfProblem(Kind kind, String sentence) {
    /** The known problems; their {@linkplain #code codes} never change. */
    public enum Kind {
        NOT_ELF,
        NOT_64_BIT,
        BIG_ENDIAN,
        OTHER_ARCHITECTURE,
        BAD_HEADER,
        TRUNCATED,
        NOT_EXECUTABLE,
        NEEDS_INTERPRETER,
        NO_SEGMENT,
        SEGMENT_SIZES,
        SEGMENT_ALIGNMENT,
        SEGMENT_ADDRESS,
        SEGMENTS_OVERLAP,
        TOO_LARGE,
        BAD_ENTRY,
        BAD_SECTIONS,
        BAD_SYMBOLS;

        /**
         * A stable name for messages in other languages and for tests, e.g. {@code elf.not-64-bit}.
         */
        public String code() {
            return "elf." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
