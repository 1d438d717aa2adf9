package org.stackshift.ui.paging;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.stackshift.ui.common.Card;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.paging.SharingItem.Frame;
import org.stackshift.ui.paging.SharingItem.Side;

/** Draws one page: entries left and right, the shared frame between them, own frames beside. */
final class SharingCell extends ListCell<SharingItem> {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass SHARED = PseudoClass.getPseudoClass("shared");

    private final Messages messages;
    private final Tooltip tooltip = new Tooltip();

    SharingCell(Messages messages) {
        this.messages = messages;
        getStyleClass().add("sharing-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SharingItem item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : graphic(item));
        setAccessibleText(empty || item == null ? "" : item.text());
        setTooltip(item instanceof SharingItem.Page page ? tooltip(page) : null);
    }

    private Tooltip tooltip(SharingItem.Page page) {
        tooltip.setText(page.help());
        return tooltip;
    }

    private HBox graphic(SharingItem item) {
        return switch (item) {
            case SharingItem.Heading heading -> heading(heading);
            case SharingItem.Page page -> page(page);
            case SharingItem.More more -> new HBox(styled(new Label(more.text()), "paging-remark"));
        };
    }

    private static HBox heading(SharingItem.Heading heading) {
        Label range = styled(new Label(heading.range()), "sharing-range");
        Label name = styled(new Label(heading.name()), "sharing-name");
        name.setMinWidth(0);
        Label counts = styled(new Label(heading.counts()), "paging-remark");
        counts.setMinWidth(USE_PREF_SIZE);
        HBox box = new HBox(range, name, Card.spacer(), counts);
        box.getStyleClass().add("sharing-heading");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private HBox page(SharingItem.Page page) {
        Label vaddr = styled(new Label(page.page()), "sharing-vaddr");
        HBox left = side(page.left(), true);
        HBox middle = new HBox();
        middle.getStyleClass().add("sharing-middle");
        middle.setAlignment(Pos.CENTER);
        if (page.shared() != null) {
            middle.getChildren().setAll(line(), frame(page.shared(), true), line());
        }
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox right = side(page.right(), false);
        HBox box = new HBox(vaddr, left, middle, right);
        box.getStyleClass().add("sharing-page");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** The entry and, where it is not shared, the frame; outer edge first on the right side. */
    private HBox side(@Nullable Side side, boolean isLeft) {
        HBox box = new HBox();
        box.getStyleClass().add("sharing-side");
        box.setAlignment(isLeft ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
        if (side == null) {
            box.getChildren().add(styled(new Label("–"), "paging-remark"));
            return box;
        }
        Label rights =
                styled(new Label((side.changed() ? "▲ " : "") + side.rights()), "entry-rights");
        rights.pseudoClassStateChanged(CHANGED, side.changed());
        rights.setMinWidth(USE_PREF_SIZE);
        box.getChildren().add(rights);
        if (side.waits()) {
            box.getChildren().add(tag());
        }
        if (side.frame() == null) {
            box.getChildren().add(line());
        } else {
            Label arrow = styled(new Label(isLeft ? "→" : "←"), "paging-remark");
            box.getChildren().addAll(arrow, frame(side.frame(), false));
        }
        if (!isLeft) {
            box.getChildren().setAll(box.getChildren().reversed().stream().toList());
        }
        return box;
    }

    private Label tag() {
        Label tag = styled(new Label("COW"), "cow-tag");
        tag.setTooltip(new Tooltip(messages.get("sharing.cow.help")));
        tag.setMinWidth(USE_PREF_SIZE);
        return tag;
    }

    private static HBox frame(Frame frame, boolean shared) {
        Label number =
                styled(new Label((frame.changed() ? "▲ " : "") + frame.number()), "frame-number");
        Label references = styled(new Label(frame.references()), "frame-references");
        HBox box = new HBox(number, references);
        box.getStyleClass().add("frame-box");
        box.setAlignment(Pos.CENTER);
        box.pseudoClassStateChanged(SHARED, shared);
        box.pseudoClassStateChanged(CHANGED, frame.changed());
        box.setMinWidth(USE_PREF_SIZE);
        box.setMaxHeight(USE_PREF_SIZE);
        return box;
    }

    private static Region line() {
        Region line = styled(new Region(), "sharing-line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }

    private static <T extends Region> T styled(T node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
