package org.stackshift.ui.shell;

import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import javafx.util.StringConverter;

import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.MachineSetup.Level;
import org.stackshift.session.view.MachineSetup.Policy;
import org.stackshift.ui.common.Messages;

import java.util.function.BiConsumer;

/** Asks how the next machine is to be built. */
final class MachineDialog {
    private static final int SLICE_STEP = 10_000;

    private final Messages messages;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final GridPane grid = new GridPane();
    private final ChoiceBox<Policy> policy = new ChoiceBox<>();
    private final Spinner<Integer> slice;
    private final Spinner<Integer> cpus;
    private final CheckBox pcid = new CheckBox();
    private final ChoiceBox<Level> level = new ChoiceBox<>();
    private final TextField seed = new TextField();

    /**
     * @param chosen takes the new setup and whether to start again at once
     */
    MachineDialog(
            Stage owner,
            Messages messages,
            MachineSetup setup,
            BiConsumer<MachineSetup, Boolean> chosen) {
        this.messages = messages;
        this.cpus = new Spinner<>(1, MachineSetup.MOST_CPUS, setup.cpus());
        this.slice =
                new Spinner<>(
                        (int) MachineSetup.SHORTEST_SLICE,
                        (int) MachineSetup.LONGEST_SLICE,
                        (int) setup.slice(),
                        SLICE_STEP);
        fill(setup);
        lay();
        ButtonType later = new ButtonType(messages.get("machine.later"), ButtonData.APPLY);
        ButtonType now = new ButtonType(messages.get("machine.now"), ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(messages.get("machine.cancel"), ButtonData.CANCEL_CLOSE);
        dialog.initOwner(owner);
        dialog.setTitle(messages.get("machine.title"));
        dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        dialog.getDialogPane().getStyleClass().add("machine-dialog");
        dialog.getDialogPane().getButtonTypes().setAll(now, later, cancel);
        dialog.getDialogPane().lookupButton(now).setId("machine-now");
        dialog.getDialogPane().lookupButton(later).setId("machine-later");
        dialog.getDialogPane().setContent(grid);
        dialog.resultProperty()
                .addListener(
                        (observable, before, button) -> {
                            if (button == now || button == later) {
                                chosen.accept(setup(setup), button == now);
                            }
                        });
    }

    /** Shows it and does not wait. */
    void show() {
        dialog.show();
    }

    private void fill(MachineSetup setup) {
        policy.getItems().setAll(Policy.values());
        policy.setConverter(words("machine.policy."));
        policy.setValue(setup.policy());
        level.getItems().setAll(Level.values());
        level.setConverter(words("machine.level."));
        level.setValue(setup.level());
        slice.setEditable(true);
        pcid.setText(messages.get("machine.pcid.on"));
        pcid.setSelected(setup.pcid());
        seed.setText(Long.toUnsignedString(setup.seed(), 16));
    }

    private <T extends Enum<T>> StringConverter<T> words(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : messages.get(prefix + value.name());
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nobody types a choice");
            }
        };
    }

    private void lay() {
        grid.getStyleClass().add("machine-grid");
        row("policy", policy);
        row("slice", slice);
        row("cpus", cpus);
        row("pcid", pcid);
        row("level", level);
        row("seed", seed);
        Label hint = new Label(messages.get("machine.hint"));
        hint.getStyleClass().add("machine-hint");
        hint.setWrapText(true);
        grid.add(hint, 0, grid.getRowCount(), 2, 1);
    }

    private void row(String name, Control control) {
        Label label = new Label(messages.get("machine." + name));
        label.setLabelFor(control);
        control.setId("machine-" + name);
        control.setAccessibleText(label.getText());
        grid.addRow(grid.getRowCount(), label, control);
    }

    private MachineSetup setup(MachineSetup before) {
        return new MachineSetup(
                policy.getValue(),
                cpus.getValue(),
                slice.getValue(),
                pcid.isSelected(),
                level.getValue(),
                seed(before.seed()));
    }

    /** What is no number leaves the seed as it was. */
    private long seed(long before) {
        try {
            return Long.parseUnsignedLong(seed.getText().strip(), 16);
        } catch (NumberFormatException noNumber) {
            return before;
        }
    }
}
