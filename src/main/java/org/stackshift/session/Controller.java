package org.stackshift.session;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.machine.Machine;
import org.stackshift.session.reader.FaultReader;
import org.stackshift.session.reader.ViewsReader;
import org.stackshift.session.target.Breakpoints;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.target.Executable;
import org.stackshift.session.target.Goal;
import org.stackshift.session.target.Goals;
import org.stackshift.session.target.NextEvent;
import org.stackshift.session.view.FaultView;
import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.TimelineRequest;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Obeys commands and runs the machine in stretches; all but {@link #interrupt} on the machine's
 * thread.
 */
final class Controller {
    /** Nothing runs. */
    static final long NEVER = Long.MAX_VALUE;

    /** A stretch is as long as a view request may have to wait. */
    private static final long STRETCH_NANOS = 4_000_000;

    private static final long STRETCH_INSTRUCTIONS = 200_000;
    private static final int SIGKILL = 9;

    private final Executable executable;
    private final Breakpoints breakpoints;
    private final SpeedLimit speed = new SpeedLimit();
    private MachineSetup setup;
    private Debuggee debuggee;
    private ViewsReader reader;
    private Goal goal = Goal.NONE;
    private RunState state = RunState.PAUSED;
    private StopReason reason;
    private Optional<Long> ran = Optional.empty();
    private long goalSince;
    private boolean isStep;

    /** The task that was looked at last: a step is meant for it. */
    private OptionalInt shown = OptionalInt.empty();

    private boolean hasChanged;
    private volatile Machine machine;

    Controller(Executable executable, MachineSetup setup)
            throws ElfFormatException, ErrnoException {
        this.executable = executable;
        this.setup = setup;
        this.debuggee = new Debuggee(executable, setup);
        this.machine = debuggee.machine();
        this.breakpoints = new Breakpoints(debuggee);
        this.reader = new ViewsReader(debuggee, breakpoints);
        this.reason = loaded();
    }

    private StopReason loaded() {
        return new StopReason.Loaded(reader.symbol(debuggee.cpu().rip));
    }

    /** Ends the present stretch soon. Any thread may call it. */
    void interrupt() {
        machine.requestStop();
    }

    /**
     * How long nothing is to be done: 0 while the machine runs freely, {@link #NEVER} while it
     * stands.
     */
    long nanosUntilRun() {
        return state == RunState.RUNNING ? speed.nanosUntilNext() : NEVER;
    }

    /** Whether a view read now would differ from the one read last. */
    boolean hasChanged() {
        return hasChanged;
    }

    Views read(ViewRequest request) {
        hasChanged = false;
        shown = request.task();
        return reader.read(request, new ViewsReader.Situation(state, reason, ran));
    }

    /** The last answer with another part of the timeline. */
    Views look(TimelineRequest part, Views last) {
        return last.withTimeline(part, reader.timeline(part));
    }

    void obey(Command command) {
        hasChanged = true;
        switch (command) {
            case Command.Run run -> start(Goal.NONE, false);
            case Command.Pause pause -> pause();
            case Command.StepInto(StepUnit unit) -> step(unit, false);
            case Command.StepOver(StepUnit unit) -> step(unit, true);
            case Command.StepOut out -> step(goals()::stepOut);
            case Command.RunTo(var place) -> runTo(place);
            case Command.RunToNext(var kind, var pid) -> step(() -> goals().nextEvent(kind, pid));
            case Command.Stop stop -> kill();
            case Command.Restart restart -> restart();
            case Command.SetMachine(var next) -> setup = next;
            case Command.ToggleBreakpoint(var place) -> breakpoints.toggle(place);
            case Command.SetSpeed(long limit) -> speed.set(limit);
            case Command.Input(String text) -> type(text);
            case Command.CloseInput close -> closeInput();
            case Command.Interrupt interrupt -> interruptForeground();
        }
    }

    private Goals goals() {
        return new Goals(debuggee, breakpoints);
    }

    private void step(StepUnit unit, boolean over) {
        Goals goals = goals();
        step(
                switch (unit) {
                    case INSTRUCTION -> over ? goals::stepOverInstruction : goals::stepInstruction;
                    case LINE -> over ? goals::stepOverLine : goals::stepLine;
                });
    }

    private void step(Supplier<Goal> next) {
        if (state == RunState.PAUSED) {
            start(forShown(next), true);
        }
    }

    private Goal forShown(Supplier<Goal> next) {
        debuggee.lookAt(shown);
        try {
            return next.get();
        } finally {
            debuggee.lookAt(OptionalInt.empty());
        }
    }

    private void runTo(Place place) {
        if (state == RunState.PAUSED && !breakpoints.addresses(place).isEmpty()) {
            start(goals().runTo(place), true);
        }
    }

    private void start(Goal next, boolean step) {
        if (state != RunState.PAUSED) {
            return;
        }
        goal = next;
        isStep = step;
        goalSince = debuggee.machine().icount();
        become(RunState.RUNNING, new StopReason.None());
        speed.begin(debuggee.machine().userInstructions());
    }

    private void pause() {
        if (state == RunState.RUNNING || state == RunState.WAITING) {
            stop(new StopReason.Paused());
        }
    }

    private void stop(StopReason why) {
        endGoal();
        become(RunState.PAUSED, why);
    }

    private void finish(StopReason why) {
        endGoal();
        become(RunState.FINISHED, why);
    }

    /** Gives the run up after an error of ours; the program can be restarted. */
    void abandon() {
        goal = Goal.NONE;
        state = RunState.FINISHED;
        reason = new StopReason.Halted();
        hasChanged = true;
    }

    private void endGoal() {
        goal.end();
        goal = Goal.NONE;
    }

    private void become(RunState next, StopReason why) {
        if (!state.canBecome(next) && state != next) {
            throw new IllegalStateException(state + " cannot become " + next);
        }
        state = next;
        reason = why;
        hasChanged = true;
    }

    private void kill() {
        if (state != RunState.FINISHED) {
            finish(
                    new StopReason.Killed(
                            new FaultView(
                                    "SIGKILL",
                                    SIGKILL,
                                    "SI_USER",
                                    debuggee.userRip(),
                                    0,
                                    FaultView.Problem.RAISED,
                                    FaultView.Access.NONE,
                                    reader.symbol(debuggee.userRip()),
                                    null)));
        }
    }

    private void restart() {
        endGoal();
        try {
            debuggee = new Debuggee(executable, setup);
        } catch (ElfFormatException | ErrnoException startedBefore) {
            throw new IllegalStateException(
                    "a program that ran cannot be started again", startedBefore);
        }
        machine = debuggee.machine();
        breakpoints.moveTo(debuggee);
        reader = new ViewsReader(debuggee, breakpoints);
        ran = Optional.empty();
        state = RunState.PAUSED;
        reason = loaded();
    }

    private void type(String text) {
        debuggee.console().type(text);
        inputArrived();
    }

    private void closeInput() {
        debuggee.console().closeInput();
        inputArrived();
    }

    private void interruptForeground() {
        if (state != RunState.FINISHED) {
            debuggee.console().showInterrupt();
            debuggee.kernel().signalForeground(Signal.SIGINT);
            inputArrived();
        }
    }

    private void inputArrived() {
        if (state == RunState.WAITING) {
            become(RunState.RUNNING, new StopReason.None());
            speed.begin(debuggee.machine().userInstructions());
        }
    }

    /** Runs for a few milliseconds, or less if something stops the machine. */
    void runAWhile() {
        hasChanged = true;
        long deadline = System.nanoTime() + STRETCH_NANOS;
        do {
            stretch();
        } while (state == RunState.RUNNING
                && goal.patience() == 1
                && !speed.isLimited()
                && System.nanoTime() < deadline);
    }

    private void stretch() {
        long[] before = rips();
        boolean alone = goal.patience() == 1;
        RunResult result =
                speed.isLimited() && !alone
                        ? debuggee.runUser(speed.due(debuggee.machine().userInstructions()))
                        : debuggee.run(Math.min(goal.patience(), STRETCH_INSTRUCTIONS));
        ran = alone ? Optional.of(before[debuggee.cpu().number()]) : Optional.empty();
        switch (result) {
            case EXITED -> finish(ending());
            case WAITS_FOR_INPUT -> become(RunState.WAITING, new StopReason.None());
            case STUCK -> finish(new StopReason.Halted());
            case BREAKPOINT, BUDGET, REQUESTED -> arrived();
        }
    }

    /** The next instruction of each CPU: whose turn it is going to be is not known before. */
    private long[] rips() {
        long[] rips = new long[debuggee.machine().cpus().size()];
        for (int i = 0; i < rips.length; i++) {
            rips[i] = debuggee.machine().cpus().get(i).rip;
        }
        return rips;
    }

    /** Between two instructions: is this where the run was to end? */
    private void arrived() {
        long rip = debuggee.cpu().rip;
        if (goal instanceof NextEvent next && next.event().isPresent()) {
            stop(reader.happened(next.event().get()));
            return;
        }
        if (debuggee.machine().icount() == goalSince) {
            return;
        }
        if (goal.isReached()) {
            stop(isStep ? reader.stepped(goalSince) : new StopReason.Stepped());
        } else if (breakpoints.isAt(rip)) {
            stop(reader.breakpointAt(rip));
        }
    }

    private StopReason ending() {
        TaskExit exit = debuggee.exit().orElseThrow();
        return exit.signal()
                .<StopReason>map(
                        info -> new StopReason.Killed(new FaultReader(debuggee).read(exit, info)))
                .orElse(new StopReason.Exited(exit.status()));
    }
}
