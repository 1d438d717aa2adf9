package org.stackshift.image.dwarf;

import org.stackshift.image.elf.ElfFile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All debugging information of one file, read once.
 *
 * @param units in file order
 * @param functions those with code, in file order
 * @param globals variables with a place in memory that belong to no function
 * @param problems what was left out because it is broken, in English; empty for a healthy file
 */
public record DebugInfo(
        List<CompilationUnit> units,
        List<Function> functions,
        List<Variable> globals,
        TypeTable types,
        LineTable lines,
        CallFrames frames,
        List<String> problems) {
    private static final int MOST_PROBLEMS = 20;

    /**
     * Reads what there is; a file without debugging information gives empty lists. Never throws.
     */
    public static DebugInfo read(ElfFile file) {
        DebugSections sections = DebugSections.of(file);
        WorkBudget budget = sections.budget();
        StringSections strings = new StringSections(sections, budget);
        List<String> problems = new ArrayList<>();
        DieReader dies = new DieReader(sections, strings, budget, problems);
        List<Unit> units = dies.readAll();
        LineReader lines = new LineReader(sections, strings, budget, problems);
        LineTable lineTable = lines.readAll(compilationDirectories(units));
        FunctionReader functions = new FunctionReader(dies.byOffset(), lines.headers());
        Contents contents = new Contents(functions, problems);
        units.forEach(contents::addUnit);
        return new DebugInfo(
                List.copyOf(contents.units),
                List.copyOf(contents.functions),
                List.copyOf(contents.globals),
                TypeReader.readAll(dies.byOffset(), problems),
                lineTable,
                CallFrames.read(file, problems),
                problems.stream().distinct().limit(MOST_PROBLEMS).toList());
    }

    private static Map<Long, String> compilationDirectories(List<Unit> units) {
        Map<Long, String> directories = new HashMap<>();
        for (Unit unit : units) {
            unit.root()
                    .flatMap(root -> root.number(Dw.AT_STMT_LIST))
                    .ifPresent(offset -> directories.put(offset, text(unit, Dw.AT_COMP_DIR)));
        }
        return directories;
    }

    private static String text(Unit unit, int attribute) {
        try {
            return unit.root().flatMap(root -> root.text(attribute)).orElse("");
        } catch (DwarfFault fault) {
            return "";
        }
    }

    /**
     * Gathers functions and variables from the entries of all units; a broken one does not spoil
     * the others.
     */
    private static final class Contents {
        private final FunctionReader reader;
        private final List<String> problems;
        private final List<CompilationUnit> units = new ArrayList<>();
        private final List<Function> functions = new ArrayList<>();
        private final List<Variable> globals = new ArrayList<>();

        Contents(FunctionReader reader, List<String> problems) {
            this.reader = reader;
            this.problems = problems;
        }

        void addUnit(Unit unit) {
            if (unit.root().filter(root -> root.tag() == Dw.TAG_COMPILE_UNIT).isPresent()) {
                units.add(
                        new CompilationUnit(
                                text(unit, Dw.AT_NAME),
                                text(unit, Dw.AT_COMP_DIR),
                                text(unit, Dw.AT_PRODUCER)));
            }
            unit.root().ifPresent(this::addBelow);
        }

        /** Functions stand at the top of a unit and inside namespaces and classes. */
        private void addBelow(Die die) {
            for (Die child : die.children()) {
                try {
                    switch (child.tag()) {
                        case Dw.TAG_SUBPROGRAM -> reader.function(child).ifPresent(functions::add);
                        case Dw.TAG_VARIABLE -> {
                            if (!isCode(die)) {
                                reader.global(child).ifPresent(globals::add);
                            }
                        }
                        default -> {}
                    }
                } catch (DwarfFault fault) {
                    problems.add(fault.getMessage());
                }
                addBelow(child);
            }
        }

        private static boolean isCode(Die die) {
            return die.tag() == Dw.TAG_SUBPROGRAM
                    || die.tag() == Dw.TAG_LEXICAL_BLOCK
                    || die.tag() == Dw.TAG_INLINED_SUBROUTINE;
        }
    }
}
