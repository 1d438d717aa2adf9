package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;

class SessionTest {
    @ParameterizedTest
    @ValueSource(strings = {"nolibc", "musl", "glibc"})
    void theCoroutineProgramRunsToItsEnd(String libc) throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-" + libc)) {
            Views end = program.after(new Command.Run());
            assertEquals("ABCDE\n", LiveProgram.output(end));
            assertEquals(new StopReason.Exited(0), end.status().reason());
            assertEquals(RunState.FINISHED, end.status().state());
        }
    }

    @Test
    void theFirstViewStandsBeforeTheFirstInstruction() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            StopReason reason = program.views().status().reason();
            assertEquals(
                    "_start", assertInstanceOf(StopReason.Loaded.class, reason).entry().name());
            assertEquals(3, program.views().status().cpl());
        }
    }

    @Test
    void codeIsListedBeforeItsPageIsPresent() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            assertEquals("xor", program.views().code().rows().getFirst().mnemonic());
        }
    }
}
