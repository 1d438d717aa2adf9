package org.stackshift.session;

import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.Place;

import java.util.Optional;

/**
 * What a user can tell a session. A command that makes no sense in the present state does nothing.
 */
public sealed interface Command {
    /** Run until something stops it. */
    record Run() implements Command {}

    /** Stop between two instructions, at once. */
    record Pause() implements Command {}

    /** One step, into calls. */
    record StepInto(StepUnit unit) implements Command {}

    /** One step, with all that it calls. */
    record StepOver(StepUnit unit) implements Command {}

    /** Until the present function has returned. */
    record StepOut() implements Command {}

    /** Until the next instruction is at this place; other breakpoints stop it as well. */
    record RunTo(Place place) implements Command {}

    /**
     * Until the next event of a kind has happened; breakpoints stop it as well.
     *
     * @param pid of which task; empty for any
     */
    record RunToNext(EventKind kind, Optional<Integer> pid) implements Command {}

    /** End the program. */
    record Stop() implements Command {}

    /** Builds the machine otherwise from the next start on. */
    record SetMachine(MachineSetup setup) implements Command {}

    /** Begin again; breakpoints stay. */
    record Restart() implements Command {}

    /**
     * Sets a breakpoint at a {@link Place.Code} or {@link Place.Line}, or removes it; also while
     * running.
     */
    record ToggleBreakpoint(Place place) implements Command {}

    /**
     * Limits how fast a run goes, in instructions a second; {@link #UNLIMITED} for as fast as can
     * be.
     */
    record SetSpeed(long instructionsPerSecond) implements Command {
        /** No limit. */
        public static final long UNLIMITED = Long.MAX_VALUE;
    }

    /** Text for the program's standard input; a line ends with {@code \n}. */
    record Input(String text) implements Command {}

    /** Standard input ends after what was typed. */
    record CloseInput() implements Command {}

    /** Ctrl+C at the terminal: SIGINT for the processes in the foreground. */
    record Interrupt() implements Command {}
}
