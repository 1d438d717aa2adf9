package org.stackshift.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.Command;
import org.stackshift.session.Program;
import org.stackshift.session.SessionPort;
import org.stackshift.session.StepUnit;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StatusView;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Names;
import org.stackshift.ui.common.Sizes;
import org.stackshift.ui.settings.Settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides what can be done now, does it, and says what state the machine is in. */
public final class ShellViewModel {
    private final LiveSession session;
    private final Messages messages;
    private final Settings settings;
    private final ProgramOpener opener;
    private final StopText stopText;
    private final ReadOnlyObjectWrapper<@Nullable RunState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<StatusState> status =
            new ReadOnlyObjectWrapper<>(StatusState.EMPTY);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper program = new ReadOnlyStringWrapper("");
    private final ObjectProperty<StepUnit> unit = new SimpleObjectProperty<>(StepUnit.INSTRUCTION);
    private final ObjectProperty<EventKind> nextKind =
            new SimpleObjectProperty<>(EventKind.SYSCALL);
    private final BooleanProperty onlyThisTask = new SimpleBooleanProperty();
    private final IntegerProperty speed = new SimpleIntegerProperty(Speed.fastest());

    public ShellViewModel(
            LiveSession session, Messages messages, Settings settings, ProgramOpener opener) {
        this.session = session;
        this.messages = messages;
        this.settings = settings;
        this.opener = opener;
        this.stopText = new StopText(messages);
        session.views().addListener((observable, before, now) -> sample(now));
        messages.language().addListener(observable -> sample(session.views().get()));
        speed.addListener(observable -> sendSpeed());
    }

    /** What the session does; null while no program is open. */
    public ReadOnlyObjectProperty<@Nullable RunState> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<StatusState> status() {
        return status.getReadOnlyProperty();
    }

    /** Whether a program is being loaded. */
    public ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    /** The name of the open program; empty without one. */
    public ReadOnlyStringProperty program() {
        return program.getReadOnlyProperty();
    }

    public ObjectProperty<StepUnit> unit() {
        return unit;
    }

    /** Position of the speed slider, 0 (two a second) to {@link Speed#fastest}. */
    public IntegerProperty speed() {
        return speed;
    }

    /** The words beside the slider. */
    public StringBinding speedText() {
        return Bindings.createStringBinding(
                () -> Speed.text(speed.get(), messages), speed, messages.language());
    }

    /** Why the last file could not be opened; empty if it could. */
    public StringBinding failureText() {
        return Bindings.createStringBinding(
                () -> failure.get().isEmpty() ? "" : messages.get("open." + failure.get()),
                failure,
                messages.language());
    }

    public BooleanBinding noProgram() {
        return Bindings.isNull(state);
    }

    /** Whether the machine is busy or waits for input: Pause makes sense, steps do not. */
    public BooleanBinding running() {
        return Bindings.createBooleanBinding(
                () -> state.get() == RunState.RUNNING || state.get() == RunState.WAITING, state);
    }

    public BooleanBinding cannotStep() {
        return Bindings.createBooleanBinding(() -> state.get() != RunState.PAUSED, state);
    }

    public BooleanBinding cannotRun() {
        return Bindings.createBooleanBinding(
                () -> state.get() == null || state.get() == RunState.FINISHED, state);
    }

    /** Opens a program in place of the present one. */
    public void open(Path file) {
        failure.set("");
        opening.set(true);
        opener.open(
                new Program(file, List.of(), settings.machine().get()),
                port -> opened(file, port),
                this::failed);
    }

    /** Ends the session and goes back to the welcome page. */
    public void close() {
        program.set("");
        session.detach();
    }

    public void runOrPause() {
        session.send(running().get() ? new Command.Pause() : new Command.Run());
    }

    public void stepInto() {
        session.send(new Command.StepInto(unit.get()));
    }

    public void stepOver() {
        session.send(new Command.StepOver(unit.get()));
    }

    public void stepOut() {
        session.send(new Command.StepOut());
    }

    public void stop() {
        session.send(new Command.Stop());
    }

    public void restart() {
        session.send(new Command.Restart());
    }

    /** The kind of event that a run went to last. */
    public ObjectProperty<EventKind> nextKind() {
        return nextKind;
    }

    /** Whether only events of the task on show count. */
    public BooleanProperty onlyThisTask() {
        return onlyThisTask;
    }

    /** Runs until an event of the kind has happened. */
    public void runToNext(EventKind kind) {
        nextKind.set(kind);
        session.send(new Command.RunToNext(kind, taskToWatch()));
    }

    private Optional<Integer> taskToWatch() {
        Views views = session.views().get();
        if (!onlyThisTask.get() || views == null) {
            return Optional.empty();
        }
        return Optional.of(session.task().get().orElse(views.status().pid()));
    }

    /** Builds machines like this from now on; the open program's at once, or when it restarts. */
    public void useMachine(MachineSetup setup, boolean restart) {
        settings.machine().set(setup);
        session.send(new Command.SetMachine(setup));
        if (restart) {
            restart();
        }
    }

    /** Steps by the other unit from now on. */
    public void switchUnit() {
        unit.set(unit.get() == StepUnit.LINE ? StepUnit.INSTRUCTION : StepUnit.LINE);
    }

    private void opened(Path file, SessionPort port) {
        opening.set(false);
        settings.remember(file.toAbsolutePath());
        program.set(String.valueOf(file.getFileName()));
        session.attach(port);
        sendSpeed();
    }

    private void failed(String reason) {
        opening.set(false);
        failure.set(reason);
    }

    private void sendSpeed() {
        session.send(new Command.SetSpeed(Speed.at(speed.get())));
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            state.set(null);
            status.set(StatusState.EMPTY);
        } else {
            state.set(views.status().state());
            status.set(describe(views.status()));
        }
    }

    private StatusState describe(StatusView view) {
        String sentence =
                view.state() == RunState.WAITING
                        ? messages.get("stop.waiting")
                        : stopText.sentence(view.reason());
        return new StatusState(
                messages.get("state." + view.state()),
                sentence,
                stopText.tone(view.reason()).name().toLowerCase(Locale.ROOT),
                messages.get(
                        "status.time",
                        Sizes.count(view.userInstructions()),
                        Sizes.count(view.icount())),
                messages.get(view.cpl() == 0 ? "status.kernel-mode" : "status.user-mode"),
                messages.get("status.task", Integer.toString(view.pid()), view.task()),
                Hex.plain(view.cr3()),
                view.where() == null ? "" : Names.brief(view.where()));
    }
}
