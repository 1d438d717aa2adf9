package org.stackshift.ui.paging;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.stackshift.session.view.paging.RegionView;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Chooses one region, or all. */
final class RegionMenu extends MenuButton {
    private final Messages messages;
    private final Consumer<OptionalLong> choose;
    private List<RegionView> regions = List.of();

    RegionMenu(Messages messages, Consumer<OptionalLong> choose) {
        this.messages = messages;
        this.choose = choose;
        setId("sharing-region");
        getStyleClass().add("header-menu");
        setMinWidth(0);
        setTooltip(Buttons.tooltip(messages.bound("sharing.region.help"), ""));
        setOnShowing(event -> fill());
        fill();
    }

    void show(List<RegionView> all, OptionalLong chosen) {
        regions = all;
        setText(
                all.stream()
                        .filter(it -> chosen.isPresent() && it.start() == chosen.getAsLong())
                        .map(RegionMenu::text)
                        .findFirst()
                        .orElse(messages.get("sharing.region.all")));
    }

    private void fill() {
        getItems().clear();
        add(messages.get("sharing.region.all"), OptionalLong.empty());
        getItems().add(new SeparatorMenuItem());
        regions.forEach(region -> add(text(region), OptionalLong.of(region.start())));
    }

    private void add(String text, OptionalLong start) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> choose.accept(start));
        getItems().add(item);
    }

    static String text(RegionView region) {
        return Hex.plain(region.start()) + "  " + Rights.of(region) + "  " + region.name();
    }
}
