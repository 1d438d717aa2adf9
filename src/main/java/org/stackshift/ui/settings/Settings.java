package org.stackshift.ui.settings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.Syntax;
import org.stackshift.ui.common.Language;

import java.nio.file.Path;

/** The user's tastes, as properties that the window binds to. */
public final class Settings {
    /** Programs remembered in the list of recent ones. */
    private static final int RECENT = 8;

    private static final double MIN_SCALE = 0.8;
    private static final double MAX_SCALE = 2.5;

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ObjectProperty<Language> language;
    private final ObjectProperty<Syntax> syntax = new SimpleObjectProperty<>(Syntax.ATT);
    private final ObjectProperty<MachineSetup> machine =
            new SimpleObjectProperty<>(MachineSetup.DEFAULT);
    private final BooleanProperty highOnTop = new SimpleBooleanProperty(true);
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final StringProperty tab = new SimpleStringProperty("");
    private final ObjectProperty<TabFold> tabFold = new SimpleObjectProperty<>(TabFold.FOLDED);
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private final ObservableMap<String, Double> layout = FXCollections.observableHashMap();

    /**
     * @param language the system's, until the user chooses
     */
    public Settings(Language language) {
        this.language = new SimpleObjectProperty<>(language);
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ObjectProperty<Language> language() {
        return language;
    }

    public ObjectProperty<Syntax> syntax() {
        return syntax;
    }

    /** How machines are built. */
    public ObjectProperty<MachineSetup> machine() {
        return machine;
    }

    /** Whether stacks are drawn with high addresses on top. */
    public BooleanProperty highOnTop() {
        return highOnTop;
    }

    /** Size of the interface, 0.8 to 2.5. */
    public DoubleProperty scale() {
        return scale;
    }

    /** Sets the scale, kept within its limits. */
    public void setScale(double value) {
        scale.set(Math.clamp(Math.round(value * 20) / 20.0, MIN_SCALE, MAX_SCALE));
    }

    /** The id of the tab below the stacks that is on show; empty for the first. */
    public StringProperty tab() {
        return tab;
    }

    /** How much room the tabs take. */
    public ObjectProperty<TabFold> tabFold() {
        return tabFold;
    }

    /** Programs opened before, newest first. */
    public ObservableList<Path> recent() {
        return recent;
    }

    /** Puts a program at the top of the recent ones. */
    public void remember(Path file) {
        recent.remove(file);
        recent.addFirst(file);
        if (recent.size() > RECENT) {
            recent.remove(RECENT, recent.size());
        }
    }

    /**
     * Divider positions (0 to 1) and the window's size by name; a missing name means the standard
     * layout.
     */
    public ObservableMap<String, Double> layout() {
        return layout;
    }
}
