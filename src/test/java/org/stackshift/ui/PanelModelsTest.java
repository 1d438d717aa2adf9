package org.stackshift.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.session.Command;
import org.stackshift.session.StepUnit;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.Syntax;
import org.stackshift.ui.code.CodeViewModel;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.console.ConsoleViewModel;
import org.stackshift.ui.registers.RegisterCell;
import org.stackshift.ui.registers.RegisterGroup;
import org.stackshift.ui.registers.RegistersViewModel;
import org.stackshift.ui.registers.ValueFormat;
import org.stackshift.ui.stacks.StackColumn;
import org.stackshift.ui.stacks.StackRow;
import org.stackshift.ui.stacks.StackRow.Cursor;
import org.stackshift.ui.stacks.StacksViewModel;

import java.util.List;
import java.util.Objects;

/** What the panels decide to show of the scripted switch, without a screen. */
class PanelModelsTest {
    private final ScriptedSession port = new ScriptedSession();
    private final Messages messages = new Messages(new SimpleObjectProperty<>(Language.ENGLISH));
    private final LiveSession session = new LiveSession(new SimpleObjectProperty<>(Syntax.ATT));
    private final SimpleBooleanProperty highOnTop = new SimpleBooleanProperty(true);
    private final RegistersViewModel registers = new RegistersViewModel(session, messages);
    private final CodeViewModel code = new CodeViewModel(session);
    private final StacksViewModel stacks = new StacksViewModel(session, messages, highOnTop);
    private final ConsoleViewModel console = new ConsoleViewModel(session);

    @BeforeEach
    void attach() {
        session.attach(port);
    }

    @Test
    void nothingIsMarkedAsChangedBeforeTheFirstStep() {
        assertTrue(registers.state().get().cells().stream().noneMatch(RegisterCell::changed));
    }

    @Test
    void theSwitchMarksRspRipAndTheFlagsAsChanged() {
        step();
        List<String> changed =
                registers.state().get().cells().stream()
                        .filter(RegisterCell::changed)
                        .map(RegisterCell::name)
                        .toList();
        assertEquals(List.of("rsp", "rip", "rflags"), changed);
    }

    @Test
    void rspNamesTheStackThatItPointsInto() {
        assertEquals("main", cell("rsp").note());
        step();
        assertEquals("co_b", cell("rsp").note());
        assertEquals(ScriptedViews.CO_B, cell("rsp").owner());
    }

    @Test
    void numbersCanBeWrittenInOtherWays() {
        registers.format().set(ValueFormat.UNSIGNED);
        assertEquals("4293328", cell("rax").value().text());
        registers.format().set(ValueFormat.ASCII);
        assertEquals("·····A··", cell("rax").value().text());
    }

    @Test
    void theSystemGroupHasSelectorsControlRegistersAndRsp0() {
        registers.group().set(RegisterGroup.SYSTEM);
        assertEquals("0033", cell("cs").value().text());
        assertEquals("1a3c000", cell("cr3").value().digits());
        assertEquals("ffffc90000008000", cell("tss.rsp0").value().text());
    }

    @Test
    void rspIsInExactlyOneColumnBeforeAndAfterTheSwitch() {
        assertEquals(List.of("main"), columnsWith(Cursor.RSP));
        step();
        assertEquals(List.of("co_b"), columnsWith(Cursor.RSP));
        assertEquals(List.of("main"), columnsWith(Cursor.RESUME));
    }

    @Test
    void theJumpIsDrawnFromTheWordThatWasLeftToTheWordThatWasEntered() {
        assertNull(stacks.state().get().jump());
        step();
        var jump = Objects.requireNonNull(stacks.state().get().jump());
        assertEquals("stack-0", jump.from());
        assertEquals("stack-1", jump.to());
        assertEquals(0x4182d0, jump.toVaddr());
    }

    @Test
    void wordsBelowRspAreFadedAndPlantedWordsAreNamed() {
        step();
        StackColumn column = stacks.state().get().columns().get(1);
        StackRow.Word entry = word(column, 0x4182d8);
        assertEquals("planted → start_b", entry.meaning());
        assertEquals("+08", entry.offset());
        assertEquals(StackRow.Depth.INNERMOST, entry.place());
        assertEquals(StackRow.Depth.DEAD, word(column, 0x4182c8).place());
    }

    @Test
    void theFlipSwitchTurnsEveryColumnAround() {
        List<StackRow> before = stacks.state().get().columns().getFirst().rows();
        highOnTop.set(false);
        assertEquals(before.reversed(), stacks.state().get().columns().getFirst().rows());
    }

    @Test
    void theKernelColumnNamesFieldsAndWhoPushedThem() {
        StackColumn kernel = stacks.state().get().columns().getLast();
        StackRow.Word first = (StackRow.Word) kernel.rows().get(1);
        assertEquals("ss · entry", first.meaning());
        assertEquals("-08", first.offset());
        assertEquals(StackRow.Depth.DEAD, first.place());
    }

    @Test
    void theListingKeepsTheNextInstructionInSight() {
        int before = code.state().get().listingFocus();
        step();
        assertEquals(before + 1, code.state().get().listingFocus());
        assertEquals("yield_to", code.state().get().function());
        assertEquals(9, code.state().get().sourceFocus());
    }

    @Test
    void aBreakpointIsSetWhereTheCursorIs() {
        code.cursor().set(new Place.Line(ScriptedViews.FILE, 4));
        code.toggleBreakpointAtCursor();
        session.sample();
        assertEquals(
                new Command.ToggleBreakpoint(new Place.Line(ScriptedViews.FILE, 4)),
                port.commands().getLast());
        assertTrue(code.state().get().source().get(3).breakpoint());
    }

    @Test
    void withoutACursorTheBreakpointGoesToTheNextInstruction() {
        code.toggleBreakpointAtCursor();
        assertEquals(
                new Command.ToggleBreakpoint(new Place.Code(0x400787)), port.commands().getLast());
    }

    @Test
    void lookingElsewhereEndsWithTheNextStep() {
        code.browse(new Place.Line(ScriptedViews.FILE, 21));
        session.sample();
        assertEquals(20, code.state().get().sourceFocus());
        assertTrue(code.browsing().get());
        step();
        assertFalse(code.browsing().get());
        assertEquals(9, code.state().get().sourceFocus());
    }

    @Test
    void everyInstructionKnowsTheLineItIsLinkedWith() {
        assertEquals(
                new SourceLine(ScriptedViews.FILE, 5), code.state().get().listing().get(8).line());
    }

    @Test
    void theConsoleSplitsOutputIntoLines() {
        assertEquals("A", console.text());
        session.send(new Command.Run());
        session.sample();
        assertEquals("ABCDE", console.text());
    }

    @Test
    void aTypedLineGoesToStandardInputWithItsEnd() {
        console.enter("42");
        assertEquals(new Command.Input("42\n"), port.commands().getLast());
    }

    @Test
    void closingTheProgramEmptiesEveryPanel() {
        session.detach();
        assertTrue(port.closed());
        assertTrue(registers.state().get().cells().isEmpty());
        assertTrue(stacks.state().get().columns().isEmpty());
        assertTrue(code.state().get().listing().isEmpty());
        assertEquals("", console.text());
    }

    private void step() {
        session.send(new Command.StepInto(StepUnit.INSTRUCTION));
        session.sample();
        assertNotNull(session.views().get());
    }

    private RegisterCell cell(String name) {
        return registers.state().get().cells().stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> columnsWith(Cursor cursor) {
        return stacks.state().get().columns().stream()
                .filter(
                        column ->
                                column.rows().stream()
                                        .anyMatch(
                                                row ->
                                                        row instanceof StackRow.Word word
                                                                && word.cursor() == cursor))
                .map(StackColumn::name)
                .toList();
    }

    private static StackRow.Word word(StackColumn column, long vaddr) {
        return (StackRow.Word) column.rows().get(column.rowOf(vaddr));
    }
}
