package org.stackshift.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stackshift.session.view.Panel;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.settings.Settings;
import org.stackshift.ui.settings.TabFold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tabs below the stacks: a line of names and the chosen panel. Folded, only the line remains.
 * Views are asked for only for the panel that is on show.
 */
final class TabArea extends VBox {
    private final List<ToolTab> tabs;
    private final LiveSession session;
    private final Messages messages;
    private final Settings settings;
    private final StackPane body = new StackPane();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<TabFold> fold = new ReadOnlyObjectWrapper<>(TabFold.FOLDED);
    private boolean isRoomy = true;

    TabArea(List<ToolTab> tabs, LiveSession session, Messages messages, Settings settings) {
        this.tabs = tabs;
        this.session = session;
        this.messages = messages;
        this.settings = settings;
        getStyleClass().addAll("card", "tab-area");
        setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        getChildren().addAll(header(), body);
        settings.tab().addListener(observable -> show());
        settings.tabFold().addListener(observable -> refold());
        refold();
    }

    /** How much room the area takes now. */
    ReadOnlyObjectProperty<TabFold> fold() {
        return fold.getReadOnlyProperty();
    }

    /** Says whether the window is high enough for the open area to leave room for the stacks. */
    void setRoomy(boolean roomy) {
        isRoomy = roomy;
        refold();
    }

    /** Puts a tab on show, unfolds the area and moves the keyboard into the tab. */
    void choose(ToolTab tab) {
        settings.tab().set(tab.id());
        if (fold.get() == TabFold.FOLDED) {
            settings.tabFold().set(TabFold.OPEN);
        }
        tab.content().requestFocus();
    }

    /** Puts the tab with an id on show. */
    void choose(String id) {
        tabs.stream().filter(tab -> tab.id().equals(id)).findFirst().ifPresent(this::choose);
    }

    /** Folds the area to its line of names, or unfolds it. */
    void toggleFolded() {
        settings.tabFold().set(fold.get() == TabFold.FOLDED ? TabFold.OPEN : TabFold.FOLDED);
    }

    /** Gives the area the whole column, or takes it back. */
    void toggleTall() {
        TabFold less = isRoomy ? TabFold.OPEN : TabFold.FOLDED;
        settings.tabFold().set(fold.get() == TabFold.TALL ? less : TabFold.TALL);
    }

    private HBox header() {
        HBox names = new HBox();
        names.getStyleClass().add("tabs");
        names.setAccessibleRole(AccessibleRole.TAB_PANE);
        ToggleGroup group = new ToggleGroup();
        for (ToolTab tab : tabs) {
            ToggleButton button = nameOf(tab);
            button.setToggleGroup(group);
            buttons.put(tab.id(), button);
            names.getChildren().add(button);
        }
        HBox header = new HBox(names, Card.spacer(), tallButton(), foldButton());
        header.getStyleClass().add("card-header");
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(USE_PREF_SIZE);
        return header;
    }

    private ToggleButton nameOf(ToolTab tab) {
        ToggleButton button = new ToggleButton();
        button.setId("tab-" + tab.id());
        button.getStyleClass().add("tab-button");
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.textProperty().bind(messages.bound("tab." + tab.id()));
        button.setTooltip(Buttons.tooltip(messages.bound("tab." + tab.id() + ".help"), ""));
        button.setMinWidth(0);
        button.setOnAction(event -> pressed(tab));
        return button;
    }

    /** A second press on the tab on show folds the area. */
    private void pressed(ToolTab tab) {
        boolean onShow = tab == shown() && fold.get() != TabFold.FOLDED;
        settings.tab().set(tab.id());
        if (onShow || fold.get() == TabFold.FOLDED) {
            toggleFolded();
        }
        show();
    }

    private Button tallButton() {
        BooleanBinding tall = fold.isEqualTo(TabFold.TALL);
        Button button = headerButton("tabs-tall", tall, "tabs.tall.less", "tabs.tall.more");
        FontIcon icon = new FontIcon();
        icon.iconCodeProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> tall.get() ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2, tall));
        button.setGraphic(icon);
        button.setOnAction(event -> toggleTall());
        return button;
    }

    private Button foldButton() {
        BooleanBinding folded = fold.isEqualTo(TabFold.FOLDED);
        Button button = headerButton("tabs-fold", folded, "tabs.unfold", "tabs.fold");
        FontIcon icon = new FontIcon();
        icon.iconCodeProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> folded.get() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
                                folded));
        button.setGraphic(icon);
        button.setOnAction(event -> toggleFolded());
        return button;
    }

    private Button headerButton(String id, BooleanBinding choice, String yes, String no) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().add("icon-tool");
        button.setMinWidth(USE_PREF_SIZE);
        var text =
                Bindings.createStringBinding(
                        () -> messages.get(choice.get() ? yes : no), choice, messages.language());
        button.setTooltip(Buttons.tooltip(text, ""));
        button.accessibleTextProperty().bind(text);
        return button;
    }

    /** In a low window there is no room for registers, stacks and open tabs together. */
    private void refold() {
        TabFold wanted = settings.tabFold().get();
        fold.set(
                switch (wanted) {
                    case OPEN -> isRoomy ? TabFold.OPEN : TabFold.TALL;
                    case FOLDED, TALL -> wanted;
                });
        show();
    }

    private @Nullable ToolTab shown() {
        return tabs.stream()
                .filter(tab -> tab.id().equals(settings.tab().get()))
                .findFirst()
                .orElse(tabs.isEmpty() ? null : tabs.getFirst());
    }

    private void show() {
        ToolTab shown = shown();
        boolean folded = fold.get() == TabFold.FOLDED;
        for (ToolTab tab : tabs) {
            buttons.get(tab.id()).setSelected(tab == shown);
            for (Panel panel : tab.panels()) {
                session.setVisible(panel, tab == shown && !folded);
            }
        }
        Node content = shown == null || folded ? null : shown.content();
        body.getChildren().setAll(content == null ? List.of() : List.of(content));
        body.setManaged(content != null);
    }
}
