package org.stackshift.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.Command;
import org.stackshift.session.MachineLauncher;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
import org.stackshift.ui.shell.MainWindow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Drives the page-table panels over the program that forks and writes. */
@ExtendWith(ApplicationExtension.class)
class PagingWindowTest {
    private static final int AFTER_THE_WRITES = 45;

    private final Settings settings = new Settings(Language.ENGLISH);
    private MainWindow window;

    @Start
    void start(Stage stage) {
        settings.tabFold().set(TabFold.OPEN);
        window = new MainWindow(stage, new MachineLauncher(), settings, List.of());
        window.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    @Test
    void aTypedNameIsWalkedAndTheArrowKeysExplainTheBits(FxRobot robot) {
        runToTheWrites(robot);
        show(robot, "page-tables");
        TextField field = robot.lookup("#walk-address").queryAs(TextField.class);
        robot.interact(
                () -> {
                    field.setText("pages");
                    field.requestFocus();
                });
        robot.type(KeyCode.ENTER);
        await(() -> text(robot, "#walk-place").startsWith("pages · rw-p"));
        assertTrue(text(robot, "#walk-result").startsWith("Page of 4 KiB at physical 0x"));
        assertTrue(text(robot, "#walk-bytes").startsWith("50 70 70"), text(robot, "#walk-bytes"));
        robot.interact(() -> robot.lookup("#bit-1-P").queryAs(Node.class).requestFocus());
        robot.type(KeyCode.RIGHT);
        assertEquals(
                "RW = 1 in this PTE: writes are allowed, as far as this level goes.",
                text(robot, "#walk-explanation"));
    }

    @Test
    void enterOnARegionOpensItsWalk(FxRobot robot) {
        runToTheWrites(robot);
        show(robot, "regions");
        TableView<?> table = robot.lookup("#regions").queryAs(TableView.class);
        await(() -> !table.getItems().isEmpty());
        robot.interact(
                () -> {
                    table.requestFocus();
                    table.getSelectionModel().select(0);
                });
        robot.type(KeyCode.ENTER);
        assertEquals("page-tables", settings.tab().get());
        await(() -> text(robot, "#walk-place").contains("r--p"));
    }

    @Test
    void theCopyOnWriteFaultIsPlayedForwardAndBackWithTheArrowKeys(FxRobot robot) {
        runToTheWrites(robot);
        show(robot, "sharing");
        await(() -> text(robot, "#sharing-summary").contains("share a frame"));
        robot.interact(() -> robot.lookup("#sharing-faults").queryAs(ToggleButton.class).fire());
        assertTrue(text(robot, "#cow-sentence").contains("writes to 0x"));
        robot.interact(() -> robot.lookup("#cow-next").queryButton().requestFocus());
        robot.type(KeyCode.RIGHT);
        assertTrue(text(robot, "#cow-sentence").contains("error code 0x7 (P W U"));
        robot.type(KeyCode.RIGHT, 2);
        assertTrue(text(robot, "#cow-sentence").contains("copies the 4096 bytes"));
        robot.type(KeyCode.LEFT, 3);
        assertTrue(text(robot, "#cow-sentence").contains("writes to 0x"));
    }

    @Test
    void onlyTheTabOnShowIsAskedForAndAFoldedOneIsNot(FxRobot robot) {
        runToTheWrites(robot);
        show(robot, "tlb");
        await(() -> views().request().panels().contains(Panel.TLB));
        assertFalse(views().request().panels().contains(Panel.REGIONS));
        assertTrue(text(robot, "#tlb-summary").contains("misses"));
        robot.press(KeyCode.CONTROL).type(KeyCode.J).release(KeyCode.CONTROL);
        assertEquals(TabFold.FOLDED, settings.tabFold().get());
        await(() -> !views().request().panels().contains(Panel.TLB));
    }

    private void show(FxRobot robot, String tab) {
        robot.interact(() -> settings.tab().set(tab));
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    private void runToTheWrites(FxRobot robot) {
        robot.interact(() -> window.open(Path.of("labs/02-fork/bin/cow-O0-musl")));
        await(() -> window.session().views().get() != null);
        String file =
                views().code().files().stream()
                        .filter(it -> it.endsWith("cow.c"))
                        .findFirst()
                        .orElseThrow();
        Place place = new Place.Line(file, AFTER_THE_WRITES);
        robot.interact(() -> window.session().send(new Command.ToggleBreakpoint(place)));
        robot.interact(() -> window.session().send(new Command.Run()));
        await(() -> views().status().reason() instanceof StopReason.Breakpoint);
    }

    private Views views() {
        return Objects.requireNonNull(window.session().views().get());
    }

    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("the window never got there", e);
        }
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }
}
