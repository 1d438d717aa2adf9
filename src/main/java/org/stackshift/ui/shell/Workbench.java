package org.stackshift.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

import java.util.List;

/**
 * The panels, as the shell lays them out, and what it asks of them.
 *
 * @param code source and disassembly
 * @param timeline at the bottom
 * @param timelineFolded whether only its header is shown
 * @param taskMenu chooses whose registers and stacks are on show
 * @param codeSplit the divider between these two
 * @param tabs below the stacks, from left to right
 * @param toggleBreakpoint at the code panel's cursor
 * @param runToCursor to the code panel's cursor
 */
public record Workbench(
        Node code,
        Node console,
        Node registers,
        Node stacks,
        Node welcome,
        Region timeline,
        BooleanProperty timelineFolded,
        Node taskMenu,
        SplitPane codeSplit,
        List<ToolTab> tabs,
        Runnable toggleBreakpoint,
        Runnable runToCursor) {
    public Workbench {
        tabs = List.copyOf(tabs);
    }
}
