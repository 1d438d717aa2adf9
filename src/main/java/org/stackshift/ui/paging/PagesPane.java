package org.stackshift.ui.paging;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Clipboards;
import org.stackshift.ui.common.Messages;

import java.util.stream.Collectors;

/** Draws two processes side by side, the frames that both have between them. */
final class PagesPane extends VBox {
    private final SharingViewModel model;
    private final ProcessMenu left;
    private final ProcessMenu right;
    private final RegionMenu region;
    private final HBox tools;
    private final Label summary = new Label();
    private final ObservableList<SharingItem> items = FXCollections.observableArrayList();
    private final ListView<SharingItem> list = new ListView<>(items);

    PagesPane(SharingViewModel model, Messages messages) {
        this.model = model;
        left = new ProcessMenu("sharing-left", messages, "sharing.any", model::chooseLeft);
        right = new ProcessMenu("sharing-right", messages, "sharing.any", model::chooseRight);
        region = new RegionMenu(messages, model::chooseRegion);
        summary.setId("sharing-summary");
        summary.getStyleClass().add("paging-remark");
        summary.setMinWidth(0);
        ToggleButton different =
                Buttons.toggle(
                        messages.bound("sharing.different"),
                        messages.bound("sharing.different.help"),
                        Feather.FILTER);
        different.setId("sharing-different");
        different.selectedProperty().bindBidirectional(model.onlyDifferent());
        tools = new HBox(summary, region, different);
        tools.getStyleClass().add("face-tools");
        list.setId("sharing");
        list.getStyleClass().addAll("listing", "sharing-list");
        list.setCellFactory(view -> new SharingCell(messages));
        list.accessibleTextProperty().bind(messages.bound("sharing.title"));
        list.setMinHeight(0);
        Label empty = new Label();
        empty.textProperty().bind(messages.bound("sharing.empty"));
        empty.getStyleClass().add("placeholder-text");
        list.setPlaceholder(empty);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        open();
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heads(messages), list);
        setMinSize(0, 0);
        model.state().addListener((observable, last, now) -> draw(now));
        draw(model.state().get());
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    /** What belongs into the line above. */
    HBox tools() {
        return tools;
    }

    private HBox heads(Messages messages) {
        Label page = new Label();
        page.textProperty().bind(messages.bound("sharing.page"));
        page.getStyleClass().addAll("sharing-vaddr", "paging-remark");
        HBox leftHead = new HBox(left);
        leftHead.getStyleClass().add("sharing-side");
        Label middle = new Label();
        middle.textProperty().bind(messages.bound("sharing.frames"));
        middle.getStyleClass().add("paging-remark");
        HBox middleHead = new HBox(middle);
        middleHead.setAlignment(Pos.CENTER);
        middleHead.getStyleClass().add("sharing-middle");
        HBox.setHgrow(middleHead, Priority.ALWAYS);
        HBox rightHead = new HBox(right);
        rightHead.setAlignment(Pos.CENTER_RIGHT);
        rightHead.getStyleClass().add("sharing-side");
        HBox heads = new HBox(page, leftHead, middleHead, rightHead);
        heads.setAlignment(Pos.CENTER_LEFT);
        heads.getStyleClass().addAll("sharing-page", "sharing-heads");
        return heads;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            open();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            Clipboards.copy(
                    items.stream().map(SharingItem::text).collect(Collectors.joining("\n")));
            event.consume();
        }
    }

    private void open() {
        if (list.getSelectionModel().getSelectedItem() instanceof SharingItem.Page page) {
            model.openWalk(page);
        }
    }

    private void draw(SharingState state) {
        left.show(state.processes(), state.asked().left(), state.left());
        right.show(state.processes(), state.asked().right(), state.right());
        region.show(state.regions(), state.asked().region());
        summary.setText(state.summary());
        Rows.update(items, state.items());
    }
}
