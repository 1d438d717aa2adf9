package org.stackshift.ui.code;

/** A run of characters of one kind in a line of source. */
public record Token(Kind kind, String text) {
    /** What the characters are. */
    public enum Kind {
        PLAIN,
        KEYWORD,
        STRING,
        NUMBER,
        COMMENT,
        DIRECTIVE
    }
}
