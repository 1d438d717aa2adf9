package org.stackshift.session.view.paging;

/** What an access from ring 3 would come to now. */
public record AccessView(Kind kind, Outcome outcome) {
    /** Ways to access memory. */
    public enum Kind {
        READ,
        WRITE,
        EXECUTE
    }

    /** How the access ends. */
    public sealed interface Outcome {
        /** The CPU does it. */
        record Done() implements Outcome {}

        /**
         * The CPU raises #PF.
         *
         * @param errorCode bits of {@code isa.PageBits.ERROR_*}
         * @param answer what the kernel will do then
         */
        record Fault(int errorCode, Answer answer) implements Outcome {}

        /** The CPU raises #GP before it looks at any table. */
        record NotCanonical() implements Outcome {}
    }

    /** What the kernel does with a page fault. */
    public enum Answer {
        /** It maps a frame of zeros. */
        ZERO_FRAME,
        /** It maps a frame with the file's bytes. */
        FILE_FRAME,
        /** It copies the frame, which others share. */
        COPY,
        /** Nobody else has the frame: it gives the right back. */
        REUSE,
        /** It extends the stack and maps a frame of zeros. */
        GROW_STACK,
        /** It gives the page the rights of its region. */
        MEND_ENTRY,
        /** SIGSEGV, SEGV_MAPERR: no region there. */
        NOT_MAPPED,
        /** SIGSEGV, SEGV_ACCERR: the region does not allow it. */
        NOT_PERMITTED
    }
}
