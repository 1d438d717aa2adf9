package org.stackshift.ui.stacks;

import org.stackshift.session.view.Owner;

import java.util.List;

/**
 * One stack as it is drawn.
 *
 * @param id names it among the columns
 * @param owner gives colour and shape
 * @param name of the owner
 * @param status what its unit does, its size, how deep it ever was
 * @param current whether rsp is in it
 * @param rows from top to bottom of the screen
 */
public record StackColumn(
        String id, Owner owner, String name, String status, boolean current, List<StackRow> rows) {
    public StackColumn {
        rows = List.copyOf(rows);
    }

    /** Index of the row that a cursor points at, -1 if none does. */
    public int cursorRow() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof StackRow.Word word
                    && word.cursor() != StackRow.Cursor.NONE) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the word with the highest address, -1 if there is no word. */
    public int highestWord() {
        int highest = -1;
        long vaddr = Long.MIN_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof StackRow.Word word && word.vaddr() > vaddr) {
                highest = i;
                vaddr = word.vaddr();
            }
        }
        return highest;
    }

    /** Index of the word that holds an address, -1 if it is not listed. */
    public int rowOf(long vaddr) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof StackRow.Word word && word.vaddr() == (vaddr & -8)) {
                return i;
            }
        }
        return -1;
    }
}
