package org.stackshift.ui.paging;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/** A cell of the table of regions; rows that changed are bold and carry a mark. */
final class RegionCell extends TableCell<RegionRow, String> {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        RegionRow row = empty ? null : getTableRow().getItem();
        boolean changed = row != null && row.changed();
        pseudoClassStateChanged(CHANGED, changed);
        boolean first = getTableView().getColumns().indexOf(getTableColumn()) == 0;
        setText(empty ? null : changed && first ? "▲ " + text : text);
    }
}
