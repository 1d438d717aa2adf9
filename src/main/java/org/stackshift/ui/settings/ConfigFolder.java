package org.stackshift.ui.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a system keeps the settings of a program. */
public final class ConfigFolder {
    private ConfigFolder() {}

    /**
     * The folder, which need not exist.
     *
     * @param system the value of {@code os.name}
     * @param home the user's home folder
     * @param environment the environment variables
     */
    public static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("win")) {
            String appData = environment.get("APPDATA");
            Path base = appData == null ? home.resolve("AppData", "Roaming") : Path.of(appData);
            return base.resolve("Stackshift");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library", "Application Support", "Stackshift");
        }
        String xdg = environment.get("XDG_CONFIG_HOME");
        boolean usable = xdg != null && Path.of(xdg).isAbsolute();
        return (usable ? Path.of(xdg) : home.resolve(".config")).resolve("stackshift");
    }
}
