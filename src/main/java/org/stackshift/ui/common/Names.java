package org.stackshift.ui.common;

import org.stackshift.session.view.Symbol;

/** Names of the program as the window writes them where room is short. */
public final class Names {
    private static final String ANONYMOUS = "\\(anonymous( namespace)?\\)::";

    private Names() {}

    /** A name without the unnamed namespaces around it. */
    public static String brief(String name) {
        return name.replaceAll(ANONYMOUS, "");
    }

    /** A symbol with its distance, without the unnamed namespaces around it. */
    public static String brief(Symbol symbol) {
        return brief(symbol.text());
    }
}
