package org.stackshift.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stackshift.ui.DrivenWindow.await;
import static org.stackshift.ui.DrivenWindow.fire;
import static org.stackshift.ui.DrivenWindow.text;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stackshift.session.view.Panel;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Drives the page-table panels over the program that forks and writes. */
@ExtendWith(ApplicationExtension.class)
class PagingWindowTest {
    private final Settings settings = new Settings(Language.ENGLISH);
    private DrivenWindow window;

    @Start
    void start(Stage stage) {
        settings.tabFold().set(TabFold.OPEN);
        window = new DrivenWindow(stage, settings);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window.main()::close);
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
        fire(robot, "#sharing-faults");
        await(() -> robot.lookup("#cow-sentence").tryQuery().isPresent());
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
        await(() -> window.views().request().panels().contains(Panel.TLB));
        assertFalse(window.views().request().panels().contains(Panel.REGIONS));
        assertTrue(text(robot, "#tlb-summary").contains("misses"));
        robot.press(KeyCode.CONTROL).type(KeyCode.J).release(KeyCode.CONTROL);
        assertEquals(TabFold.FOLDED, settings.tabFold().get());
        await(() -> !window.views().request().panels().contains(Panel.TLB));
    }

    private void show(FxRobot robot, String tab) {
        robot.interact(() -> settings.tab().set(tab));
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    private void runToTheWrites(FxRobot robot) {
        window.open(robot, DrivenWindow.COW);
        window.runToLine(robot, "cow.c", DrivenWindow.COW_WRITTEN);
    }
}
