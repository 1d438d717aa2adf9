package org.stackshift.ui.common;

import java.util.Locale;

/** Counts and sizes as people read them. */
public final class Sizes {
    private Sizes() {}

    /**
     * Bytes in the largest binary unit that divides them or comes close: {@code 1 KiB}, {@code 132
     * KiB}.
     */
    public static String bytes(long count) {
        if (count < 1024) {
            return count + " B";
        }
        if (count < 1024 * 1024) {
            return trim(count / 1024.0) + " KiB";
        }
        return trim(count / (1024.0 * 1024.0)) + " MiB";
    }

    /** A count with its thousands set apart. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u2009');
    }

    private static String trim(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
