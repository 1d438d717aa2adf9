package org.stackshift.ui.shell;

import javafx.scene.control.SplitPane;

import org.stackshift.ui.settings.Settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers where the dividers stand, and puts them back. */
final class LayoutKeeper {
    private static final double EDGE = 0.06;

    private final Settings settings;
    private final Map<String, Kept> panes = new LinkedHashMap<>();

    private record Kept(SplitPane pane, double standard) {
        boolean hasDivider() {
            return pane.getItems().size() > 1;
        }
    }

    LayoutKeeper(Settings settings) {
        this.settings = settings;
    }

    /**
     * Keeps the only divider of a pane under a name. A divider dragged to the edge comes back a
     * little at next start.
     */
    void keep(String name, SplitPane pane, double standard) {
        panes.put(name, new Kept(pane, standard));
        restore(name);
    }

    /** Writes the present positions into the settings; a pane that is folded keeps its last one. */
    void save() {
        panes.keySet().forEach(this::save);
    }

    /** Writes the position of one divider into the settings, if it is there now. */
    void save(String name) {
        Kept kept = panes.get(name);
        if (kept != null && kept.hasDivider()) {
            settings.layout().put(name, kept.pane().getDividerPositions()[0]);
        }
    }

    /** Puts one divider where the settings say. */
    void restore(String name) {
        Kept kept = panes.get(name);
        if (kept != null) {
            double position = settings.layout().getOrDefault(name, kept.standard());
            kept.pane().setDividerPositions(Math.clamp(position, EDGE, 1 - EDGE));
        }
    }

    /** Puts every divider where it was at the very first start. */
    void reset() {
        settings.layout().keySet().removeAll(panes.keySet());
        panes.keySet().forEach(this::restore);
    }
}
