package org.stackshift.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;

import java.util.List;

/**
 * The panels, as the shell lays them out, and what it asks of them.
 *
 * @param code source and disassembly
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
        SplitPane codeSplit,
        List<ToolTab> tabs,
        Runnable toggleBreakpoint,
        Runnable runToCursor) {
    public Workbench {
        tabs = List.copyOf(tabs);
    }
}
