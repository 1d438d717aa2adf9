package org.stackshift.session;

/** A program could not be opened; the user's fault or the file's, never a bug. */
public final class OpenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What can be wrong with a file; the front end has a sentence for each. */
    public enum Reason {
        /** No such file, or not readable. */
        UNREADABLE,
        /** Not an ELF file at all. */
        NOT_ELF,
        /** An ELF file, but for another processor, word size or system. */
        FOREIGN,
        /** An ELF file that contradicts itself. */
        DAMAGED,
        /** Something in it is not supported yet. */
        UNSUPPORTED,
        /** It does not fit into the machine's memory. */
        TOO_LARGE
    }

    /**
     * @param reason which sentence to show
     * @param detail one English phrase for the log and the curious, such as {@code e_machine is 40}
     */
    public OpenException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
