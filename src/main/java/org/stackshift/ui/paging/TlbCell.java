package org.stackshift.ui.paging;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

import org.stackshift.ui.paging.TlbRow.Mark;

/** A cell of the TLB; pages that are out of date and the walked one carry a sign. */
final class TlbCell extends TableCell<TlbRow, String> {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass WALKED = PseudoClass.getPseudoClass("walked");

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        TlbRow row = empty ? null : getTableRow().getItem();
        Mark mark = row == null ? Mark.NONE : row.mark();
        pseudoClassStateChanged(STALE, mark == Mark.STALE);
        pseudoClassStateChanged(WALKED, mark == Mark.WALKED);
        boolean first = getTableView().getColumns().indexOf(getTableColumn()) == 0;
        setText(empty ? null : first ? sign(mark) + text : text);
    }

    private static String sign(Mark mark) {
        return switch (mark) {
            case NONE -> "";
            case WALKED -> "▶ ";
            case STALE -> "≠ ";
        };
    }
}
