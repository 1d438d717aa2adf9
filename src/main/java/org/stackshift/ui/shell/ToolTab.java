package org.stackshift.ui.shell;

import javafx.scene.Node;

import org.kordamp.ikonli.Ikon;
import org.stackshift.session.view.Panel;

import java.util.Set;

/**
 * One of the tabs below the stacks. Its name is the text {@code tab.<id>}, its explanation {@code
 * tab.<id>.help}.
 *
 * @param id names it in texts, settings and tests
 * @param icon for the menu
 * @param content what it shows; takes the keyboard when the tab is chosen by key
 * @param panels the views that it needs; asked for only while it is on show
 */
public record ToolTab(String id, Ikon icon, Node content, Set<Panel> panels) {
    public ToolTab {
        panels = Set.copyOf(panels);
    }
}
