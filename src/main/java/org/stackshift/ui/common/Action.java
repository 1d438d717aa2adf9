package org.stackshift.ui.common;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something the user can do, wherever it appears: button, menu item, key.
 *
 * @param id names it in style sheets and tests
 * @param text its label
 * @param help one sentence on what it does
 * @param icon its picture
 * @param keys its shortcut, null for none
 * @param disabled when it makes no sense
 * @param run does it
 */
public record Action(
        String id,
        ObservableValue<String> text,
        ObservableValue<String> help,
        ObservableValue<Ikon> icon,
        @Nullable KeyCombination keys,
        ObservableBooleanValue disabled,
        Runnable run) {
    /** The shortcut as the system writes it; empty without one. */
    public String shortcut() {
        return keys == null ? "" : keys.getDisplayText();
    }

    /** Does it, unless it makes no sense now. */
    public void fire() {
        if (!disabled.get()) {
            run.run();
        }
    }
}
