package org.stackshift.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.Theme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Colours, fonts and size of everything in the scene and in its popups. */
final class Appearance {
    private static final double TEXT_SIZE = 13;

    /** Height of an icon, in heights of text. */
    private static final double ICON = 1.1;

    private static final List<String> FONTS =
            List.of(
                    "inter-latin-400-normal.woff",
                    "inter-latin-600-normal.woff",
                    "inter-latin-700-normal.woff",
                    "JetBrainsMono-Regular.ttf",
                    "JetBrainsMono-Bold.ttf",
                    "noto-sans-sc-chinese-simplified-400-normal.woff");

    private final Settings settings;
    private final BooleanBinding dark;

    Appearance(Settings settings) {
        this.settings = settings;
        var system = Platform.getPreferences().colorSchemeProperty();
        dark =
                Bindings.createBooleanBinding(
                        () -> isDark(settings.theme().get(), system.get()),
                        settings.theme(),
                        system);
        FONTS.forEach(Appearance::loadFont);
    }

    /** Whether dark colours are shown. */
    BooleanBinding dark() {
        return dark;
    }

    /** Dresses a scene, now and whenever the settings change. */
    void dress(Scene scene) {
        dark.addListener(observable -> apply(scene));
        settings.scale().addListener(observable -> apply(scene));
        settings.language().addListener(observable -> apply(scene));
        apply(scene);
    }

    private void apply(Scene scene) {
        boolean isDark = dark.get();
        Application.setUserAgentStylesheet(
                (isDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        List<String> sheets = new ArrayList<>();
        sheets.add(resource("css/" + (isDark ? "dark.css" : "light.css")));
        sheets.add(resource("css/window.css"));
        sheets.add(resource("css/panels.css"));
        sheets.add(resource("css/paging.css"));
        if (settings.language().get() == Language.CHINESE) {
            sheets.add(resource("css/zh.css"));
        }
        sheets.add(size());
        scene.getStylesheets().setAll(sheets);
    }

    /** A style sheet of two rules: popups, which have scenes of their own, get the size as well. */
    private String size() {
        double text = TEXT_SIZE * settings.scale().get();
        String rule =
                String.format(
                        Locale.ROOT,
                        ".root { -fx-font-size: %.2fpx; }"
                                + " .ikonli-font-icon { -fx-icon-size: %.0fpx; }",
                        text,
                        text * ICON);
        byte[] bytes = rule.getBytes(StandardCharsets.UTF_8);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static boolean isDark(Theme theme, ColorScheme system) {
        return theme == Theme.DARK || theme == Theme.SYSTEM && system == ColorScheme.DARK;
    }

    private static String resource(String name) {
        return Objects.requireNonNull(
                        Appearance.class.getResource("/org/stackshift/ui/" + name), name)
                .toExternalForm();
    }

    private static void loadFont(String name) {
        Font.loadFont(resource("fonts/" + name), TEXT_SIZE);
    }
}
