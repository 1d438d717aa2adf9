package org.stackshift.ui;

import org.stackshift.session.Command;
import org.stackshift.session.SessionPort;
import org.stackshift.session.view.ConsoleView;
import org.stackshift.session.view.FaultView;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StatusView;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.Syntax;
import org.stackshift.session.view.TaskChoice;
import org.stackshift.session.view.TaskRef;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.PagingViews;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A session that knows three moments: before the switch, after it, and the program's end. */
final class ScriptedSession implements SessionPort {
    private static final TaskRef TASK = new TaskRef(1, 1, "coroutine");

    private final List<Command> commands = new ArrayList<>();
    private final Set<Integer> breakpoints = new HashSet<>();
    private StopReason reason = new StopReason.Loaded(new Symbol("_start", 0));
    private RunState state = RunState.PAUSED;
    private String output = "A";
    private boolean switched;
    private int version;
    private int answered = -1;
    private Views last;
    private boolean closed;

    ScriptedSession() {
        last = build(new ViewRequest(Set.of(), Syntax.ATT, null));
    }

    /** Everything that was sent. */
    List<Command> commands() {
        return commands;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void send(Command command) {
        commands.add(command);
        version++;
        switch (command) {
            case Command.StepInto(var unit) -> {
                switched = true;
                reason = new StopReason.SwitchedStack(ScriptedViews.MAIN, ScriptedViews.CO_B);
            }
            case Command.Run() -> finish("ABCDE\n", new StopReason.Exited(0));
            case Command.Stop() -> finish(output, new StopReason.Killed(fault()));
            case Command.Restart() -> {
                switched = false;
                state = RunState.PAUSED;
                output = "A";
                reason = new StopReason.Loaded(new Symbol("_start", 0));
            }
            case Command.ToggleBreakpoint(Place.Line(var file, var line)) -> toggle(line);
            default -> {}
        }
    }

    private void finish(String text, StopReason why) {
        switched = true;
        state = RunState.FINISHED;
        output = text;
        reason = why;
    }

    private void toggle(int line) {
        if (!breakpoints.remove(line)) {
            breakpoints.add(line);
        }
    }

    static FaultView fault() {
        return new FaultView(
                "SIGSEGV",
                11,
                "SEGV_ACCERR",
                0x4182e0,
                0x4182e0,
                FaultView.Problem.NOT_EXECUTABLE,
                FaultView.Access.FETCH,
                null,
                new FaultView.Ret(0x40078a, 0x4182d0, 0x4182e0));
    }

    @Override
    public Views views(ViewRequest request) {
        if (answered != version || !last.request().equals(request)) {
            last = build(request);
            answered = version;
        }
        return last;
    }

    private Views build(ViewRequest request) {
        long icount = (state == RunState.FINISHED ? 265 : 142) + (switched ? 1 : 0);
        StatusView status =
                new StatusView(
                        "coroutine",
                        state,
                        reason,
                        icount,
                        icount - 22,
                        3,
                        0x1a3c000,
                        1,
                        "coroutine",
                        new Symbol("yield_to", switched ? 0x1d : 0x1a));
        var span = new ConsoleView.Span(ConsoleView.Source.STDOUT, output);
        return new Views(
                request,
                status,
                ScriptedViews.registers(icount, switched),
                ScriptedViews.code(switched, breakpoints),
                ScriptedViews.stacks(icount, switched),
                ScriptedViews.kernel(icount),
                new ConsoleView(List.of(span), output.length(), 0, false, false),
                null,
                null,
                new TaskChoice(TASK, TASK, List.of(TASK)),
                PagingViews.NONE);
    }

    @Override
    public void close() {
        closed = true;
    }
}
