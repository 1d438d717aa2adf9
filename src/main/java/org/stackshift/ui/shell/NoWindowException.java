package org.stackshift.ui.shell;

import java.util.Locale;

/** This machine cannot show a window; the message says what is missing, in one sentence. */
public final class NoWindowException extends Exception {
    private static final long serialVersionUID = 1L;

    NoWindowException(Throwable cause) {
        super(sentence(String.valueOf(cause.getMessage())), cause);
    }

    private static String sentence(String reason) {
        if (reason.toLowerCase(Locale.ROOT).contains("gtk")
                || reason.contains("libglass")
                || reason.contains(".so")) {
            return "the window needs GTK 3, which is not installed (on Debian and Ubuntu:"
                    + " libgtk-3-0)";
        }
        return "the window needs a display, and there is none; \"stackshift run PROGRAM\" works"
                + " without";
    }
}
