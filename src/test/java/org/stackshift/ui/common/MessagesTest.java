package org.stackshift.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class MessagesTest {
    private static final Pattern USE =
            Pattern.compile(
                    "(?:messages\\.(?:get|bound)|note|label|menu|segment)\\(\\s*\"([a-z][\\w.-]*[\\w])\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\d}");

    @Test
    void everyLanguageHasTheSameKeys() {
        Set<String> english = keys(Language.ENGLISH);
        for (Language language : Language.values()) {
            assertEquals(english, keys(language), language.name());
        }
    }

    @Test
    void everyLanguageUsesTheSameParameters() {
        Properties english = Messages.load(Language.ENGLISH);
        Properties chinese = Messages.load(Language.CHINESE);
        for (String key : english.stringPropertyNames()) {
            assertEquals(
                    parameters(english.getProperty(key)),
                    parameters(chinese.getProperty(key)),
                    key);
        }
    }

    @Test
    void noTextIsEmptyAndChineseTextsAreChinese() {
        Properties chinese = Messages.load(Language.CHINESE);
        long translated =
                chinese.stringPropertyNames().stream()
                        .filter(
                                key ->
                                        chinese.getProperty(key)
                                                .codePoints()
                                                .anyMatch(c -> c > 0x3000))
                        .count();
        assertTrue(chinese.values().stream().noneMatch(text -> text.toString().isBlank()));
        assertTrue(translated > 0.93 * chinese.size(), translated + " of " + chinese.size());
    }

    @Test
    void everyKeyThatTheSourceNamesHasAText() throws IOException {
        Set<String> keys = keys(Language.ENGLISH);
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/stackshift/ui"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                Matcher matcher = USE.matcher(Files.readString(file));
                while (matcher.find()) {
                    if (matcher.group(1).contains(".") && !keys.contains(matcher.group(1))) {
                        missing.add(matcher.group(1));
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void boundTextsChangeWithTheLanguage() {
        ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ENGLISH);
        Messages messages = new Messages(language);
        var bound = messages.bound("registers.title");
        String english = bound.get();
        language.set(Language.CHINESE);
        assertEquals("Registers", english);
        assertEquals("寄存器", bound.get());
    }

    @Test
    void aMissingKeyIsABugThatNamesTheKey() {
        Messages messages = new Messages(new SimpleObjectProperty<>(Language.ENGLISH));
        var bug = assertThrows(IllegalArgumentException.class, () -> messages.get("no.such.key"));
        assertEquals("no text for no.such.key", bug.getMessage());
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(Messages.load(language).stringPropertyNames());
    }

    private static Set<String> parameters(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
