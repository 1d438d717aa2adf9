package org.stackshift.session.view;

import java.util.List;
import java.util.Set;

/**
 * A source file and where the machine is in it. Lines count from 1; 0 means none.
 *
 * @param file as the debug information spells it
 * @param lines the text; empty where the file is not to be had. The same list object as long as the
 *     file is the same.
 * @param nextLine the line of the next instruction
 * @param ranLine the line of the instruction that just ran
 * @param codeLines lines that have instructions, so that a breakpoint can stand there
 * @param breakpoints lines that have one
 */
public record SourceView(
        String file,
        List<String> lines,
        int nextLine,
        int ranLine,
        Set<Integer> codeLines,
        Set<Integer> breakpoints) {
    public SourceView {
        lines = List.copyOf(lines);
        codeLines = Set.copyOf(codeLines);
        breakpoints = Set.copyOf(breakpoints);
    }
}
