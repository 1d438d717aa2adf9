package org.stackshift.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

import org.stackshift.ui.settings.TabFold;

import java.util.List;

/** Registers, stacks and tabs one above the other, as far as the tabs leave room for the others. */
final class RightColumn extends BorderPane {
    /** A column at least so many heights of a line high has room for open tabs. */
    private static final double ROOMY = 45;

    /** The stacks' part of what they and open tabs share: the tabs take 40 % of the column. */
    private static final double STACKS = 0.45;

    private static final String LOWER = "lower";
    private static final double LINE = 13;
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final Node stacks;
    private final TabArea tabs;
    private final LayoutKeeper keeper;
    private final SplitPane lower;
    private final SplitPane whole;

    /** In a low window the dividers stand where they must, not where the user put them. */
    private boolean isRoomy;

    RightColumn(Node registers, Node stacks, TabArea tabs, LayoutKeeper keeper) {
        this.stacks = stacks;
        this.tabs = tabs;
        this.keeper = keeper;
        lower = Shell.split(Orientation.VERTICAL, stacks, tabs);
        whole = Shell.split(Orientation.VERTICAL, registers, lower);
        SplitPane.setResizableWithParent(registers, false);
        setMinSize(0, 0);
        whole.getStyleClass().add("right-column");
        setCenter(whole);
        keeper.keep("right", whole, 0.345);
        keeper.keep(LOWER, lower, STACKS);
        tabs.fold().addListener(observable -> arrange());
        arrange();
    }

    /** Tells the tabs whether they have room at a scale of the interface. */
    void fit(double scale) {
        if (getHeight() > 0) {
            isRoomy = getHeight() >= ROOMY * LINE * scale;
            tabs.setRoomy(isRoomy);
        }
    }

    private void arrange() {
        TabFold fold = tabs.fold().get();
        if (isRoomy) {
            keeper.save(LOWER);
        }
        whole.pseudoClassStateChanged(FOLDED, fold == TabFold.FOLDED);
        lower.getItems().setAll(fold == TabFold.OPEN ? List.of(stacks, tabs) : List.of(stacks));
        setBottom(null);
        setCenter(fold == TabFold.TALL ? tabs : whole);
        setBottom(fold == TabFold.FOLDED ? tabs : null);
        // A divider that has just come into being takes a position only once it is laid out.
        layout();
        keeper.restore(LOWER);
    }
}
