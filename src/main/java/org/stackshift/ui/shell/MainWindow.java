package org.stackshift.ui.shell;

import javafx.stage.Stage;

import org.kordamp.ikonli.feather.Feather;
import org.stackshift.session.SessionLauncher;
import org.stackshift.session.view.Panel;
import org.stackshift.ui.code.CodePanel;
import org.stackshift.ui.code.CodeViewModel;
import org.stackshift.ui.common.FrameClock;
import org.stackshift.ui.common.FxDoor;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.console.ConsolePanel;
import org.stackshift.ui.console.ConsoleViewModel;
import org.stackshift.ui.paging.CowViewModel;
import org.stackshift.ui.paging.PagingChoice;
import org.stackshift.ui.paging.RegionsPanel;
import org.stackshift.ui.paging.RegionsViewModel;
import org.stackshift.ui.paging.SharingPanel;
import org.stackshift.ui.paging.SharingViewModel;
import org.stackshift.ui.paging.TlbPanel;
import org.stackshift.ui.paging.TlbViewModel;
import org.stackshift.ui.paging.WalkPanel;
import org.stackshift.ui.paging.WalkViewModel;
import org.stackshift.ui.registers.RegistersPanel;
import org.stackshift.ui.registers.RegistersViewModel;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.stacks.StacksPanel;
import org.stackshift.ui.stacks.StacksViewModel;
import org.stackshift.ui.tasks.SchedulerPanel;
import org.stackshift.ui.tasks.TaskMenu;
import org.stackshift.ui.tasks.TasksViewModel;
import org.stackshift.ui.timeline.TimelinePanel;
import org.stackshift.ui.timeline.TimelineViewModel;
import org.stackshift.ui.welcome.LabProgram;
import org.stackshift.ui.welcome.WelcomePanel;
import org.stackshift.ui.welcome.WelcomeViewModel;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Puts the window together: session, view models, panels, frame clock. */
public final class MainWindow {
    private final Stage stage;
    private final Settings settings;
    private final Messages messages;
    private final LiveSession session;
    private final PagingChoice choice;
    private final ShellViewModel model;
    private final Shell shell;
    private final FrameClock clock;

    /**
     * @param stage to fill; not shown yet
     * @param launcher opens programs
     * @param settings the user's, already loaded
     * @param labs programs to offer on the welcome page
     */
    public MainWindow(
            Stage stage, SessionLauncher launcher, Settings settings, List<LabProgram> labs) {
        this.stage = stage;
        this.settings = settings;
        this.messages = new Messages(settings.language());
        this.session = new LiveSession(settings.syntax());
        this.choice = new PagingChoice(session);
        this.model =
                new ShellViewModel(
                        session,
                        messages,
                        settings,
                        new ProgramOpener(launcher, FxDoor.ofPlatform()));
        Workbench panels = panels(labs);
        TabArea tabs = new TabArea(panels.tabs(), session, messages, settings);
        choice.setWalkOpener(() -> tabs.choose("page-tables"));
        this.shell = new Shell(stage, model, messages, settings, tabs, panels);
        this.clock = new FrameClock(session::nextFrame);
    }

    /** Shows the window. */
    public void show() {
        stage.show();
        clock.start();
    }

    /** Opens a program as if the user had chosen it. */
    public void open(Path file) {
        model.open(file);
    }

    /** Asks how the next machine is to be built. */
    public void chooseMachine() {
        shell.chooseMachine();
    }

    /** Ends the session and leaves the layout in the settings. */
    public void close() {
        clock.stop();
        shell.rememberLayout();
        session.detach();
    }

    /** The session on show. */
    public LiveSession session() {
        return session;
    }

    /** The tabs below the stacks. */
    private List<ToolTab> tools() {
        RegionsPanel regions =
                new RegionsPanel(new RegionsViewModel(session, messages, choice), messages);
        SharingPanel sharing =
                new SharingPanel(
                        new SharingViewModel(session, messages, choice),
                        new CowViewModel(session, messages),
                        messages);
        TlbPanel tlb = new TlbPanel(new TlbViewModel(session, messages), messages);
        WalkPanel walk = new WalkPanel(new WalkViewModel(session, messages, choice), messages);
        SchedulerPanel scheduler =
                new SchedulerPanel(new TasksViewModel(session, messages), messages);
        return List.of(
                new ToolTab("scheduler", Feather.CPU, scheduler, Set.of(Panel.SCHEDULER)),
                new ToolTab("page-tables", Feather.GIT_MERGE, walk, Set.of(Panel.PAGE_WALK)),
                new ToolTab("regions", Feather.LAYERS, regions, Set.of(Panel.REGIONS)),
                new ToolTab("sharing", Feather.SHARE_2, sharing, Set.of(Panel.SHARING)),
                new ToolTab("tlb", Feather.ZAP, tlb, Set.of(Panel.TLB)));
    }

    private Workbench panels(List<LabProgram> labs) {
        var scale = settings.scale();
        CodeViewModel codeModel = new CodeViewModel(session);
        CodePanel code = new CodePanel(codeModel, messages, scale);
        TimelineViewModel timeline = new TimelineViewModel(session);
        WelcomeViewModel welcome = new WelcomeViewModel(labs, settings.recent(), model::open);
        return new Workbench(
                code,
                new ConsolePanel(new ConsoleViewModel(session), messages, scale),
                new RegistersPanel(new RegistersViewModel(session, messages), messages, scale),
                new StacksPanel(
                        new StacksViewModel(session, messages, settings.highOnTop()),
                        messages,
                        scale),
                new WelcomePanel(welcome, messages, () -> shell.chooseFile()),
                new TimelinePanel(timeline, messages, scale),
                timeline.folded(),
                new TaskMenu(session, messages),
                code.split(),
                tools(),
                codeModel::toggleBreakpointAtCursor,
                codeModel::runToCursor);
    }
}
