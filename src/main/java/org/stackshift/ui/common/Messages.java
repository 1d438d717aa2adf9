package org.stackshift.ui.common;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * The window's sentences in the language that the reader chose; bound texts change with it.
 *
 * <p>Patterns are those of {@link MessageFormat}, so an apostrophe is written twice in a text with
 * parameters. Numbers are formatted by the caller.
 */
public final class Messages {
    private final ObjectProperty<Language> language;
    private Language loaded;
    private Properties texts;

    public Messages(ObjectProperty<Language> language) {
        this.language = language;
        this.loaded = language.get();
        this.texts = load(loaded);
    }

    /** The language; set it to switch every bound text. */
    public ObjectProperty<Language> language() {
        return language;
    }

    /** The text of a key now. */
    public String get(String key, Object... arguments) {
        String pattern = texts().getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return arguments.length == 0
                ? pattern.replace("''", "'")
                : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /** The text of a key without parameters, or of another key where the first has none. */
    public String getOr(String key, String otherwise) {
        return get(texts().containsKey(key) ? key : otherwise);
    }

    /** The text of a key, as it changes with the language. */
    public StringBinding bound(String key, Object... arguments) {
        return Bindings.createStringBinding(() -> get(key, arguments), language);
    }

    private Properties texts() {
        if (loaded != language.get()) {
            loaded = language.get();
            texts = load(loaded);
        }
        return texts;
    }

    /** All texts of a language. */
    static Properties load(Language language) {
        String name = "/org/stackshift/ui/messages/" + language.tag() + ".properties";
        Properties texts = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
