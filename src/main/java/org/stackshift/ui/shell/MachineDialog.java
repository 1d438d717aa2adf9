package org.stackshift.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
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

import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** Asks how the next machine is to be built. */
final class MachineDialog {
    private static final int HEX = 16;

    private final Messages messages;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final GridPane grid = new GridPane();
    private final ChoiceBox<Policy> policy = new ChoiceBox<>();
    private final TextField slice = new TextField();
    private final Spinner<Integer> cpus;
    private final CheckBox pcid = new CheckBox();
    private final ChoiceBox<Level> level = new ChoiceBox<>();
    private final TextField seed = new TextField();

    /** What is wrong with what was typed, in one sentence; empty if nothing is. */
    private final StringBinding problem =
            Bindings.createStringBinding(this::problem, slice.textProperty(), seed.textProperty());

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
        button(now, "machine-now");
        button(later, "machine-later");
        dialog.getDialogPane().setContent(grid);
        dialog.resultProperty()
                .addListener(
                        (observable, before, button) -> {
                            if (button == now || button == later) {
                                chosen.accept(setup(), button == now);
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
        slice.setText(Long.toString(setup.slice()));
        pcid.setText(messages.get("machine.pcid.on"));
        pcid.setSelected(setup.pcid());
        seed.setText(Long.toUnsignedString(setup.seed(), HEX));
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
        hint.setMaxWidth(Double.MAX_VALUE);
        grid.add(hint, 0, grid.getRowCount(), 2, 1);
        Label wrong = new Label();
        wrong.setId("machine-problem");
        wrong.getStyleClass().add("machine-problem");
        wrong.textProperty().bind(problem);
        wrong.setWrapText(true);
        wrong.setMaxWidth(Double.MAX_VALUE);
        grid.add(wrong, 0, grid.getRowCount(), 2, 1);
    }

    private void row(String name, Control control) {
        Label label = new Label(messages.get("machine." + name));
        label.setLabelFor(control);
        control.setId("machine-" + name);
        control.setAccessibleText(label.getText());
        control.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), label, control);
    }

    private void button(ButtonType type, String id) {
        Node button = dialog.getDialogPane().lookupButton(type);
        button.setId(id);
        button.disableProperty().bind(problem.isNotEmpty());
    }

    private String problem() {
        if (slice().isEmpty()) {
            return messages.get("machine.problem.slice");
        }
        return seed().isEmpty() ? messages.get("machine.problem.seed") : "";
    }

    private MachineSetup setup() {
        return new MachineSetup(
                policy.getValue(),
                cpus.getValue(),
                slice().orElseThrow(),
                pcid.isSelected(),
                level.getValue(),
                seed().orElseThrow());
    }

    private OptionalLong slice() {
        OptionalLong typed =
                number(() -> Long.parseLong(slice.getText().replaceAll("[\\s_,]", "")));
        boolean fits =
                typed.isPresent()
                        && typed.getAsLong() >= MachineSetup.SHORTEST_SLICE
                        && typed.getAsLong() <= MachineSetup.LONGEST_SLICE;
        return fits ? typed : OptionalLong.empty();
    }

    private OptionalLong seed() {
        String digits = seed.getText().strip();
        return number(
                () ->
                        Long.parseUnsignedLong(
                                digits.startsWith("0x") ? digits.substring(2) : digits, HEX));
    }

    private static OptionalLong number(LongSupplier parse) {
        try {
            return OptionalLong.of(parse.getAsLong());
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }
}
