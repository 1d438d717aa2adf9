package org.stackshift.app;

/** A command cannot go on: one sentence for the person, one exit code for the shell. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /**
     * @param sentence without a full stop
     */
    Failure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    /** The sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
