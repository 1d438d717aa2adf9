package org.stackshift.ui.common;

import java.util.Locale;

/** Languages of the window. */
public enum Language {
    ENGLISH("en", "English"),
    CHINESE("zh", "简体中文");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The language code, which names the file of texts. */
    public String tag() {
        return tag;
    }

    /** What its readers call it. */
    public String ownName() {
        return ownName;
    }

    /** The one that the language switch goes to next. */
    public Language next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** The best match for a system's language. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }
}
