package org.stackshift.ui.code;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.CodeRow;
import org.stackshift.session.view.CodeRow.Mark;
import org.stackshift.session.view.FaultView;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.Symbol;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Names;

/** An instruction: gutter, address, bytes, mnemonic, operands, target, remark. */
final class InstructionCell extends ListCell<CodeRow> {
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final PseudoClass FUNCTION = PseudoClass.getPseudoClass("function-start");

    private final CodeViewModel model;
    private final Messages messages;
    private final Gutter gutter = new Gutter(this::toggle);
    private final Label address = label("address");
    private final Label bytes = label("bytes");
    private final Label mnemonic = label("mnemonic");
    private final Label operands = label("operands");
    private final Label target = label("target");
    private final Label remark = label("remark");
    private final HBox row = new HBox(gutter, address, bytes, mnemonic, operands, target, remark);

    InstructionCell(CodeViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("code-cell");
        row.getStyleClass().add("code-row");
        address.setMinWidth(USE_COMPUTED_SIZE);
        bytes.setMinWidth(0);
        target.setMinWidth(0);
        setOnMouseEntered(event -> model.linked().set(line()));
        setOnMouseExited(event -> model.linked().set(null));
        setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                        followTarget();
                    }
                });
        model.linked().addListener(observable -> markLinked());
    }

    @Override
    protected void updateItem(@Nullable CodeRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            draw(item);
            setGraphic(row);
        }
        for (Mark mark : Mark.values()) {
            boolean on = item != null && item.is(mark);
            switch (mark) {
                case NEXT -> pseudoClassStateChanged(Gutter.NEXT, on);
                case RAN -> pseudoClassStateChanged(Gutter.RAN, on);
                case FAULT -> pseudoClassStateChanged(FAULT, on || item != null && isCulprit(item));
                case BREAKPOINT, STACK_SWITCH -> {}
            }
        }
        pseudoClassStateChanged(FUNCTION, item != null && startsFunction(item));
        markLinked();
    }

    private void draw(CodeRow item) {
        gutter.show(item.is(Mark.BREAKPOINT), item.is(Mark.NEXT), item.is(Mark.RAN));
        address.setText(Hex.plain(item.vaddr()));
        bytes.setText(item.bytes());
        mnemonic.setText(item.mnemonic());
        operands.setText(item.operands());
        Symbol symbol = item.target();
        target.setText(symbol == null ? "" : "<" + Names.brief(symbol) + ">");
        remark.setText(remark(item));
        remark.setVisible(!remark.getText().isEmpty());
        setAccessibleText(
                String.join(
                        " ",
                        address.getText(),
                        item.mnemonic(),
                        item.operands(),
                        target.getText(),
                        remark.getText()));
    }

    private String remark(CodeRow item) {
        FaultView.Ret culprit = model.state().get().culprit();
        if (culprit != null && isCulprit(item)) {
            return messages.get("code.culprit", "0x" + Hex.plain(culprit.value()));
        }
        if (item.is(Mark.FAULT)) {
            return messages.get("code.fault");
        }
        if (item.is(Mark.STACK_SWITCH)) {
            return messages.get("code.stack-switch");
        }
        return startsFunction(item) ? Names.brief(item.function().name()) + ":" : "";
    }

    private boolean isCulprit(CodeRow item) {
        FaultView.Ret culprit = model.state().get().culprit();
        return culprit != null && culprit.vaddr() == item.vaddr();
    }

    private static boolean startsFunction(CodeRow item) {
        Symbol function = item.function();
        return function != null && function.offset() == 0;
    }

    private void toggle() {
        if (getItem() != null) {
            model.toggleBreakpoint(new Place.Code(getItem().vaddr()));
        }
    }

    private void followTarget() {
        if (getItem() != null) {
            getItem().targetVaddr().ifPresent(vaddr -> model.browse(new Place.Code(vaddr)));
        }
    }

    private @Nullable SourceLine line() {
        return getItem() == null ? null : getItem().line();
    }

    private void markLinked() {
        SourceLine line = line();
        pseudoClassStateChanged(Gutter.LINKED, line != null && line.equals(model.linked().get()));
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
