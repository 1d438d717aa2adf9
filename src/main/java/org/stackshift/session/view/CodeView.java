package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The program's text around one place: the next instruction, or what the reader asked to see.
 *
 * @param rip the next instruction
 * @param source the file of that place, null without debug information
 * @param rows whole functions around that place in ascending order, or a few dozen instructions
 *     where no symbol says where a function begins; unreadable memory ends the list
 * @param files all source files of the program and of the kernel, for the file menu
 */
public record CodeView(
        long rip, @Nullable SourceView source, List<CodeRow> rows, List<String> files) {
    public CodeView {
        rows = List.copyOf(rows);
        files = List.copyOf(files);
    }
}
