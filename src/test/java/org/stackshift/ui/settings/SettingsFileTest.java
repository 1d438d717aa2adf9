package org.stackshift.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.session.view.Syntax;
import org.stackshift.ui.common.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SettingsFileTest {
    @TempDir private Path folder;

    @Test
    void everythingComesBackAtTheNextStartEvenPathsThatAreNotAscii() throws IOException {
        Settings before = new Settings(Language.ENGLISH);
        before.theme().set(Theme.DARK);
        before.language().set(Language.CHINESE);
        before.syntax().set(Syntax.INTEL);
        before.highOnTop().set(false);
        before.setScale(1.5);
        before.tab().set("tlb");
        before.tabFold().set(TabFold.TALL);
        before.remember(Path.of("/home/王小明/实验/coroutine"));
        before.layout().put("main", 0.37);
        SettingsFile file = new SettingsFile(folder.resolve("配置"));
        file.save(before);

        Settings after = new Settings(Language.ENGLISH);
        file.load(after);
        assertEquals(Theme.DARK, after.theme().get());
        assertEquals(Language.CHINESE, after.language().get());
        assertEquals(Syntax.INTEL, after.syntax().get());
        assertFalse(after.highOnTop().get());
        assertEquals(1.5, after.scale().get());
        assertEquals("tlb", after.tab().get());
        assertEquals(TabFold.TALL, after.tabFold().get());
        assertEquals(List.of(Path.of("/home/王小明/实验/coroutine")), after.recent());
        assertEquals(Map.of("main", 0.37), after.layout());
    }

    @Test
    void aFileThatMakesNoSenseLeavesTheStandard() throws IOException {
        Files.writeString(
                folder.resolve("settings.properties"),
                "theme=PLAID\nscale=huge\nlayout.main=NaN\nlanguage=\\u12\n");
        Settings settings = new Settings(Language.ENGLISH);
        new SettingsFile(folder).load(settings);
        assertEquals(Theme.SYSTEM, settings.theme().get());
        assertEquals(1, settings.scale().get());
        assertEquals(Map.of(), settings.layout());
    }

    @Test
    void theScaleStaysWithinItsLimits() {
        Settings settings = new Settings(Language.ENGLISH);
        settings.setScale(9);
        assertEquals(2.5, settings.scale().get());
        settings.setScale(0.1);
        assertEquals(0.8, settings.scale().get());
    }

    @Test
    void openingAProgramAgainMovesItToTheTopOfTheRecentOnes() {
        Settings settings = new Settings(Language.ENGLISH);
        for (int i = 0; i < 12; i++) {
            settings.remember(Path.of("/p" + i % 10));
        }
        assertEquals(8, settings.recent().size());
        assertEquals(Path.of("/p1"), settings.recent().getFirst());
        assertEquals(1, settings.recent().stream().filter(Path.of("/p1")::equals).count());
    }

    @Test
    void everySystemHasItsOwnFolder() {
        Path home = Path.of("/home/王");
        assertEquals(
                Path.of("/home/王/.config/stackshift"), ConfigFolder.of("Linux", home, Map.of()));
        assertEquals(
                Path.of("/cfg/stackshift"),
                ConfigFolder.of("Linux", home, Map.of("XDG_CONFIG_HOME", "/cfg")));
        assertEquals(
                Path.of("/home/王/Library/Application Support/Stackshift"),
                ConfigFolder.of("Mac OS X", home, Map.of()));
        assertEquals(
                Path.of("/roaming/Stackshift"),
                ConfigFolder.of("Windows 11", home, Map.of("APPDATA", "/roaming")));
    }
}
