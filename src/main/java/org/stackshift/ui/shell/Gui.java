package org.stackshift.ui.shell;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;

import org.stackshift.session.SessionLauncher;
import org.stackshift.ui.common.Language;
import org.stackshift.ui.settings.ConfigFolder;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.SettingsFile;
import org.stackshift.ui.welcome.LabCatalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Starts the toolkit and the window, and stays until the window is closed. */
public final class Gui {
    private static final System.Logger LOG = System.getLogger(Gui.class.getName());

    private final SessionLauncher launcher;
    private final Path labs;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /**
     * @param launcher opens programs
     * @param labs the folder of the labs; need not exist
     */
    public Gui(SessionLauncher launcher, Path labs) {
        this.launcher = launcher;
        this.labs = labs;
    }

    /**
     * Shows the window and returns when it is closed.
     *
     * @throws NoWindowException if this machine cannot show a window
     */
    public void run() throws NoWindowException, InterruptedException {
        try {
            Platform.startup(this::begin);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new NoWindowException(e);
        }
        try {
            closed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window could not be built", e.getCause());
        } finally {
            Platform.exit();
        }
    }

    private void begin() {
        try {
            Path folder =
                    ConfigFolder.of(
                            System.getProperty("os.name"),
                            Path.of(System.getProperty("user.home")),
                            System.getenv());
            SettingsFile file = new SettingsFile(folder);
            Settings settings = new Settings(Language.of(Locale.getDefault()));
            file.load(settings);
            settings.recent()
                    .addListener((ListChangeListener<Path>) change -> save(file, settings));
            Stage stage = new Stage();
            MainWindow window = new MainWindow(stage, launcher, settings, LabCatalog.read(labs));
            stage.setOnHidden(event -> end(window, file, settings));
            window.show();
        } catch (RuntimeException e) {
            closed.completeExceptionally(e);
        }
    }

    private void end(MainWindow window, SettingsFile file, Settings settings) {
        window.close();
        save(file, settings);
        closed.complete(null);
    }

    private static void save(SettingsFile file, Settings settings) {
        try {
            file.save(settings);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the settings could not be saved", e);
        }
    }
}
