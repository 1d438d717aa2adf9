package org.stackshift.ui.paging;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.stackshift.session.view.paging.AddressChoice;
import org.stackshift.session.view.paging.RegionView;
import org.stackshift.ui.common.Buttons;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;

import java.util.List;
import java.util.function.Consumer;

/** Chooses an address that means something: a register, the last fault, the start of a region. */
final class AddressMenu extends MenuButton {
    private final Messages messages;
    private final Consumer<AddressChoice> choose;
    private List<RegionView> regions = List.of();

    AddressMenu(Messages messages, Consumer<AddressChoice> choose) {
        this.messages = messages;
        this.choose = choose;
        setId("walk-choice");
        getStyleClass().addAll("header-menu", "process-menu");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(Buttons.tooltip(messages.bound("walk.choice.help"), ""));
        setOnShowing(event -> fill());
        fill();
    }

    void show(String choice, List<RegionView> all) {
        setText(choice);
        regions = all;
    }

    private void fill() {
        getItems().clear();
        add(messages.get("walk.choice.rip"), new AddressChoice.Rip());
        add(messages.get("walk.choice.rsp"), new AddressChoice.Rsp());
        add(messages.get("walk.choice.fault"), new AddressChoice.LastFault());
        getItems().add(new SeparatorMenuItem());
        for (RegionView region : regions) {
            String text =
                    Hex.plain(region.start()) + "  " + Rights.of(region) + "  " + region.name();
            add(text, new AddressChoice.At(region.start()));
        }
    }

    private void add(String text, AddressChoice address) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> choose.accept(address));
        getItems().add(item);
    }
}
