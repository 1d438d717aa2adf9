package org.stackshift.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;
import org.stackshift.session.view.FaultView;
import org.stackshift.session.view.FaultView.Access;
import org.stackshift.session.view.FaultView.Problem;
import org.stackshift.session.view.Owner;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Symbol;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.common.Messages;

class StopTextTest {
    private final SimpleObjectProperty<Language> language =
            new SimpleObjectProperty<>(Language.ENGLISH);
    private final StopText text = new StopText(new Messages(language));

    @Test
    void aReturnIntoDataIsExplainedByTheWordThatRetTook() {
        FaultView fault =
                new FaultView(
                        "SIGSEGV",
                        11,
                        "SEGV_ACCERR",
                        0x4182e0,
                        0x4182e0,
                        Problem.NOT_EXECUTABLE,
                        Access.FETCH,
                        null,
                        new FaultView.Ret(0x40078a, 0x4182d0, 0x4182e0));
        assertEquals(
                "Killed by SIGSEGV (SEGV_ACCERR): ret took 0x4182e0 from the stack; that page"
                        + " holds data and must not be executed.",
                text.sentence(new StopReason.Killed(fault)));
        language.set(Language.CHINESE);
        assertEquals(
                "被 SIGSEGV（SEGV_ACCERR）终止：ret 从栈中取出了 0x4182e0；那一页存放的是数据，不允许执行。",
                text.sentence(new StopReason.Killed(fault)));
    }

    @Test
    void aBadWriteNamesTheFunctionAndTheAddress() {
        FaultView fault =
                new FaultView(
                        "SIGSEGV",
                        11,
                        "SEGV_MAPERR",
                        0x401136,
                        0x10,
                        Problem.NOT_MAPPED,
                        Access.WRITE,
                        new Symbol("main", 4),
                        null);
        assertEquals(
                "Killed by SIGSEGV (SEGV_MAPERR): main+0x4 wanted to write at 0x10; nothing is"
                        + " mapped there.",
                text.sentence(new StopReason.Killed(fault)));
    }

    @Test
    void everyProblemAndAccessHasASentenceInEveryLanguage() {
        for (Language each : Language.values()) {
            language.set(each);
            for (Problem problem : Problem.values()) {
                for (Access access : Access.values()) {
                    FaultView fault =
                            new FaultView("SIGSEGV", 11, "X", 1, 2, problem, access, null, null);
                    assertFalse(text.sentence(new StopReason.Killed(fault)).isEmpty());
                }
            }
        }
    }

    @Test
    void aSwitchNamesBothOwners() {
        assertEquals(
                "Stack switch: rsp left the stack of main and points into the stack of co_b now.",
                text.sentence(
                        new StopReason.SwitchedStack(
                                new Owner(Owner.Kind.MAIN, "", 0),
                                new Owner(Owner.Kind.COROUTINE, "co_b", 1))));
    }

    @Test
    void aBreakpointNamesFunctionFileAndLine() {
        assertEquals(
                "Breakpoint at yield_to (coroutine.h:76).",
                text.sentence(
                        new StopReason.Breakpoint(
                                0x40076d,
                                new Symbol("yield_to", 0),
                                new SourceLine("/src/coroutine.h", 76))));
    }

    @Test
    void anExitIsGoodNewsOnlyWithStatusZero() {
        assertEquals(StopText.Tone.GOOD, text.tone(new StopReason.Exited(0)));
        assertEquals(StopText.Tone.NOTABLE, text.tone(new StopReason.Exited(3)));
        assertEquals(
                "The program ended with exit status 3.", text.sentence(new StopReason.Exited(3)));
    }
}
