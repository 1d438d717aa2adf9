package org.stackshift.ui.settings;

import org.stackshift.session.view.Syntax;
import org.stackshift.ui.common.Language;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Keeps settings in a text file of the user's. A file that cannot be read or understood counts as
 * empty.
 */
public final class SettingsFile {
    private static final String RECENT = "recent.";
    private static final String LAYOUT = "layout.";

    private final Path file;

    public SettingsFile(Path folder) {
        this.file = folder.resolve("settings.properties");
    }

    /** Reads what is there into {@code settings}; anything unreadable leaves the standard. */
    public void load(Settings settings) {
        Properties values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return;
        }
        set(values, "theme", Theme.class, settings.theme()::set);
        set(values, "language", Language.class, settings.language()::set);
        set(values, "syntax", Syntax.class, settings.syntax()::set);
        settings.highOnTop().set(!"false".equals(values.getProperty("highOnTop")));
        set(values, "tabFold", TabFold.class, settings.tabFold()::set);
        settings.tab().set(values.getProperty("tab", ""));
        settings.machine().set(MachineValues.read(values, settings.machine().get()));
        number(values, "scale", settings::setScale);
        for (int i = 0; values.containsKey(RECENT + i); i++) {
            addRecent(settings, values.getProperty(RECENT + i));
        }
        for (String name : values.stringPropertyNames()) {
            if (name.startsWith(LAYOUT)) {
                String key = name.substring(LAYOUT.length());
                number(values, name, value -> settings.layout().put(key, value));
            }
        }
    }

    /**
     * Writes all settings, in one step: a crash leaves the old file or the new one.
     *
     * @throws IOException if the folder cannot be written
     */
    public void save(Settings settings) throws IOException {
        Properties values = new Properties();
        values.setProperty("theme", settings.theme().get().name());
        values.setProperty("language", settings.language().get().name());
        values.setProperty("syntax", settings.syntax().get().name());
        values.setProperty("highOnTop", Boolean.toString(settings.highOnTop().get()));
        values.setProperty("tabFold", settings.tabFold().get().name());
        values.setProperty("tab", settings.tab().get());
        MachineValues.write(settings.machine().get(), values);
        values.setProperty("scale", Double.toString(settings.scale().get()));
        for (int i = 0; i < settings.recent().size(); i++) {
            values.setProperty(RECENT + i, settings.recent().get(i).toString());
        }
        for (Map.Entry<String, Double> entry : settings.layout().entrySet()) {
            values.setProperty(LAYOUT + entry.getKey(), entry.getValue().toString());
        }
        StringWriter text = new StringWriter();
        values.store(text, null);
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling("settings.properties.new");
        Files.writeString(next, text.toString());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void addRecent(Settings settings, String path) {
        try {
            settings.recent().add(Path.of(path));
        } catch (InvalidPathException e) {
            // A path of another system: not worth a word to the user.
            return;
        }
    }

    private static <E extends Enum<E>> void set(
            Properties values, String name, Class<E> type, Consumer<E> setter) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(values.getProperty(name))) {
                setter.accept(constant);
            }
        }
    }

    private static void number(Properties values, String name, DoubleConsumer setter) {
        try {
            double value = Double.parseDouble(values.getProperty(name, ""));
            if (Double.isFinite(value)) {
                setter.accept(value);
            }
        } catch (NumberFormatException e) {
            // Somebody edited the file; the standard stays.
            return;
        }
    }
}
