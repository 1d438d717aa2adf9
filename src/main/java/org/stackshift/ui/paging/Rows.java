package org.stackshift.ui.paging;

import javafx.collections.ObservableList;

import java.util.List;

/** Brings a list on screen up to date and leaves what did not change, so that selections stay. */
final class Rows {
    private Rows() {}

    static <T> void update(ObservableList<T> shown, List<T> wanted) {
        if (shown.size() > wanted.size()) {
            shown.remove(wanted.size(), shown.size());
        }
        for (int i = 0; i < shown.size(); i++) {
            if (!shown.get(i).equals(wanted.get(i))) {
                shown.set(i, wanted.get(i));
            }
        }
        shown.addAll(wanted.subList(shown.size(), wanted.size()));
    }
}
