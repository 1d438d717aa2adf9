package org.stackshift.ui.code;

import javafx.css.PseudoClass;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The strip left of a line: a click sets a breakpoint; shapes show breakpoint, next and just ran.
 */
final class Gutter extends StackPane {
    static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");
    static final PseudoClass RAN = PseudoClass.getPseudoClass("ran");
    static final PseudoClass CODE = PseudoClass.getPseudoClass("has-code");
    static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");

    private final Region breakpoint = shape("breakpoint-mark");
    private final Region next = shape("next-mark");
    private final Region ran = shape("ran-mark");

    Gutter(Runnable toggle) {
        getStyleClass().add("gutter");
        getChildren().addAll(breakpoint, ran, next);
        setOnMousePressed(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) {
                        toggle.run();
                        event.consume();
                    }
                });
        clear();
    }

    void show(boolean hasBreakpoint, boolean isNext, boolean hasRun) {
        breakpoint.setVisible(hasBreakpoint);
        next.setVisible(isNext);
        ran.setVisible(hasRun && !isNext);
    }

    void clear() {
        show(false, false, false);
    }

    private static Region shape(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }
}
