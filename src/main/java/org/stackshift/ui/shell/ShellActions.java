package org.stackshift.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.stackshift.ui.common.Action;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.Theme;

import java.util.List;
import java.util.stream.Stream;

/** Everything that the menus, the toolbar and the keyboard can do. */
final class ShellActions {
    private static final Modifier COMMAND = KeyCombination.SHORTCUT_DOWN;
    private static final Modifier SHIFT = KeyCombination.SHIFT_DOWN;
    private static final ObservableBooleanValue NEVER = new SimpleBooleanProperty(false);

    final Action open;
    final Action close;
    final Action quit;
    final Action run;
    final Action into;
    final Action over;
    final Action out;
    final Action stop;
    final Action restart;
    final Action breakpoint;
    final Action runToCursor;
    final NextActions next;
    final Action machine;
    final Action unit;
    final Action theme;
    final Action language;
    final Action bigger;
    final Action smaller;
    final Action normalSize;
    final Action resetLayout;
    final Action foldTabs;
    final Action tallTabs;
    final List<Action> goTo;

    private final Messages messages;

    ShellActions(
            ShellViewModel model,
            Messages messages,
            Settings settings,
            Workbench panels,
            WindowCommands window) {
        this.messages = messages;
        BooleanBinding none = model.noProgram();
        BooleanBinding still = model.cannotStep();
        open = action("open", Feather.FOLDER, keys(KeyCode.O, COMMAND), NEVER, window::chooseFile);
        close = action("close", Feather.X, keys(KeyCode.W, COMMAND), none, model::close);
        quit = action("quit", Feather.LOG_OUT, keys(KeyCode.Q, COMMAND), NEVER, window::quit);
        run = run(model);
        into = action("into", Feather.CORNER_RIGHT_DOWN, keys(KeyCode.F11), still, model::stepInto);
        over = action("over", Feather.ROTATE_CW, keys(KeyCode.F10), still, model::stepOver);
        out =
                action(
                        "out",
                        Feather.CORNER_LEFT_UP,
                        keys(KeyCode.F11, SHIFT),
                        still,
                        model::stepOut);
        stop = action("stop", Feather.SQUARE, keys(KeyCode.F5, SHIFT), none, model::stop);
        restart =
                action(
                        "restart",
                        Feather.REFRESH_CCW,
                        keys(KeyCode.F5, COMMAND, SHIFT),
                        none,
                        model::restart);
        breakpoint =
                action(
                        "breakpoint",
                        Feather.CIRCLE,
                        keys(KeyCode.F9),
                        none,
                        panels.toggleBreakpoint());
        runToCursor =
                action(
                        "run-to-cursor",
                        Feather.CHEVRONS_RIGHT,
                        keys(KeyCode.F10, COMMAND),
                        still,
                        panels.runToCursor());
        next = new NextActions(model, messages);
        machine =
                action(
                        "machine",
                        Feather.CPU,
                        keys(KeyCode.M, COMMAND),
                        NEVER,
                        window::chooseMachine);
        unit = action("unit", Feather.LIST, keys(KeyCode.L, COMMAND), NEVER, model::switchUnit);
        theme =
                action(
                        "theme",
                        Feather.MOON,
                        keys(KeyCode.D, COMMAND, SHIFT),
                        NEVER,
                        () -> settings.theme().set(window.dark() ? Theme.LIGHT : Theme.DARK));
        language =
                action(
                        "language",
                        Feather.GLOBE,
                        keys(KeyCode.L, COMMAND, SHIFT),
                        NEVER,
                        () -> settings.language().set(settings.language().get().next()));
        bigger =
                action(
                        "bigger",
                        Feather.ZOOM_IN,
                        keys(KeyCode.EQUALS, COMMAND),
                        NEVER,
                        () -> settings.setScale(settings.scale().get() + 0.1));
        smaller =
                action(
                        "smaller",
                        Feather.ZOOM_OUT,
                        keys(KeyCode.MINUS, COMMAND),
                        NEVER,
                        () -> settings.setScale(settings.scale().get() - 0.1));
        normalSize =
                action(
                        "normal-size",
                        Feather.MAXIMIZE,
                        keys(KeyCode.DIGIT0, COMMAND),
                        NEVER,
                        () -> settings.setScale(1));
        resetLayout = action("reset-layout", Feather.LAYOUT, null, NEVER, window::resetLayout);
        foldTabs =
                action(
                        "fold-tabs",
                        Feather.CREDIT_CARD,
                        keys(KeyCode.J, COMMAND),
                        NEVER,
                        window::toggleTabs);
        tallTabs =
                action(
                        "tall-tabs",
                        Feather.MAXIMIZE_2,
                        keys(KeyCode.J, COMMAND, SHIFT),
                        NEVER,
                        window::toggleTallTabs);
        goTo =
                Stream.concat(
                                places(window).stream(),
                                panels.tabs().stream()
                                        .map(tab -> goTo(tab, panels.tabs().indexOf(tab), window)))
                        .toList();
    }

    private List<Action> places(WindowCommands window) {
        return List.of(
                goTo("go-code", Feather.CODE, KeyCode.DIGIT1, "#listing", window),
                goTo("go-registers", Feather.GRID, KeyCode.DIGIT2, ".register", window),
                goTo("go-stacks", Feather.COLUMNS, KeyCode.DIGIT3, ".stack-rows", window),
                goTo("go-console", Feather.TERMINAL, KeyCode.DIGIT4, "#stdin", window));
    }

    /** Goes to a tab; the digits after those of the places are the shortcuts. */
    private Action goTo(ToolTab tab, int index, WindowCommands window) {
        int digit = KeyCode.DIGIT5.ordinal() + index;
        KeyCode key = KeyCode.values()[Math.min(digit, KeyCode.DIGIT9.ordinal())];
        return new Action(
                "go-" + tab.id(),
                messages.bound("tab." + tab.id()),
                messages.bound("tab." + tab.id() + ".help"),
                new SimpleObjectProperty<>(tab.icon()),
                digit <= KeyCode.DIGIT9.ordinal() ? keys(key, COMMAND) : null,
                NEVER,
                () -> window.choose(tab));
    }

    private Action goTo(String id, Ikon icon, KeyCode key, String selector, WindowCommands window) {
        return action(id, icon, keys(key, COMMAND), NEVER, () -> window.goTo(selector));
    }

    /** What only the window itself can do. */
    interface WindowCommands {
        void chooseFile();

        /** Asks how the next machine is to be built. */
        void chooseMachine();

        void quit();

        void resetLayout();

        /** Folds or unfolds the tabs below the stacks. */
        void toggleTabs();

        /** Gives the tabs the whole column, or takes it back. */
        void toggleTallTabs();

        /** Puts a tab on show. */
        void choose(ToolTab tab);

        /** Gives the keyboard to the first node that a CSS selector finds. */
        void goTo(String selector);

        /** Whether dark colours are shown now, whoever chose them. */
        boolean dark();
    }

    private Action run(ShellViewModel model) {
        BooleanBinding running = model.running();
        ObservableValue<String> text = either(running, "action.pause", "action.run");
        ObservableValue<String> help = either(running, "action.pause.help", "action.run.help");
        ObservableValue<Ikon> icon =
                Bindings.createObjectBinding(
                        () -> running.get() ? Feather.PAUSE : Feather.PLAY, running);
        return new Action(
                "run", text, help, icon, keys(KeyCode.F5), model.cannotRun(), model::runOrPause);
    }

    private ObservableValue<String> either(BooleanBinding choice, String yes, String no) {
        return Bindings.createStringBinding(
                () -> messages.get(choice.get() ? yes : no), choice, messages.language());
    }

    private Action action(
            String id,
            Ikon icon,
            @Nullable KeyCombination keys,
            ObservableBooleanValue disabled,
            Runnable run) {
        return new Action(
                id,
                messages.bound("action." + id),
                messages.bound("action." + id + ".help"),
                new SimpleObjectProperty<>(icon),
                keys,
                disabled,
                run);
    }

    private static KeyCombination keys(KeyCode code, Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }
}
