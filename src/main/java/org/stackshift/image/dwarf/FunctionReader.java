package org.stackshift.image.dwarf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the entries of functions and variables into records. */
final class FunctionReader {
    /** A concrete function, its abstract form, the declaration in its class. */
    private static final int LONGEST_ORIGIN = 4;

    private static final SourceFile UNKNOWN = new SourceFile("?");

    private final Map<Long, Die> dies;
    private final Map<Long, LineHeader> lineHeaders;

    FunctionReader(Map<Long, Die> dies, Map<Long, LineHeader> lineHeaders) {
        this.dies = dies;
        this.lineHeaders = lineHeaders;
    }

    /**
     * A function with code, or nothing for declarations and for functions that exist only inlined.
     */
    Optional<Function> function(Die die) {
        List<AddressRange> ranges = die.unit().ranges(die);
        if (ranges.isEmpty() || ranges.getFirst().low() == 0) {
            return Optional.empty();
        }
        List<Variable> variables = new ArrayList<>();
        List<Function.InlinedCall> inlined = new ArrayList<>();
        collect(die, List.of(), variables, inlined);
        String name = inheritedText(die, Dw.AT_NAME).orElse("");
        return Optional.of(
                new Function(
                        name,
                        inheritedText(die, Dw.AT_LINKAGE_NAME)
                                .or(() -> inheritedText(die, Dw.AT_MIPS_LINKAGE_NAME))
                                .orElse(name),
                        ranges,
                        inherited(die, Dw.AT_DECL_FILE)
                                .map(found -> file(found, Dw.AT_DECL_FILE))
                                .orElse(UNKNOWN),
                        line(die),
                        die.get(Dw.AT_FRAME_BASE)
                                .map(die.unit()::location)
                                .orElse(Location.NOWHERE),
                        List.copyOf(variables),
                        List.copyOf(inlined)));
    }

    /** A variable outside of any function that has a place in memory. */
    Optional<Variable> global(Die die) {
        return die.get(Dw.AT_LOCATION).isPresent()
                ? Optional.of(variable(die, Variable.Kind.GLOBAL, List.of()))
                : Optional.empty();
    }

    private void collect(
            Die die,
            List<AddressRange> scope,
            List<Variable> variables,
            List<Function.InlinedCall> inlined) {
        for (Die child : die.children()) {
            switch (child.tag()) {
                case Dw.TAG_FORMAL_PARAMETER -> {
                    // Parameters of inlined code are locals of the function that they ended up in.
                    boolean own = die.tag() == Dw.TAG_SUBPROGRAM;
                    Variable.Kind kind = own ? Variable.Kind.PARAMETER : Variable.Kind.LOCAL;
                    variables.add(variable(child, kind, scope));
                }
                case Dw.TAG_VARIABLE -> variables.add(variable(child, Variable.Kind.LOCAL, scope));
                case Dw.TAG_LEXICAL_BLOCK ->
                        collect(child, scopeOf(child, scope), variables, inlined);
                case Dw.TAG_INLINED_SUBROUTINE -> {
                    inlined.add(inlinedCall(child));
                    collect(child, scopeOf(child, scope), variables, inlined);
                }
                default -> {}
            }
        }
    }

    private static List<AddressRange> scopeOf(Die block, List<AddressRange> outer) {
        List<AddressRange> own = block.unit().ranges(block);
        return own.isEmpty() ? outer : own;
    }

    private Function.InlinedCall inlinedCall(Die die) {
        return new Function.InlinedCall(
                inheritedText(die, Dw.AT_NAME).orElse(""),
                die.unit().ranges(die),
                file(die, Dw.AT_CALL_FILE),
                die.number(Dw.AT_CALL_LINE).orElse(0L).intValue());
    }

    private Variable variable(Die die, Variable.Kind kind, List<AddressRange> scope) {
        return new Variable(
                inheritedText(die, Dw.AT_NAME).orElse(""),
                inherited(die, Dw.AT_TYPE).map(TypeReader::typeOf).orElse(Type.Ref.VOID),
                kind,
                line(die),
                die.get(Dw.AT_LOCATION).map(die.unit()::location).orElse(Location.NOWHERE),
                scope);
    }

    private int line(Die die) {
        return inherited(die, Dw.AT_DECL_LINE)
                .flatMap(found -> found.number(Dw.AT_DECL_LINE))
                .orElse(0L)
                .intValue();
    }

    private SourceFile file(Die die, int attribute) {
        return die.unit()
                .root()
                .flatMap(root -> root.number(Dw.AT_STMT_LIST))
                .map(lineHeaders::get)
                .flatMap(header -> die.number(attribute).map(header::file))
                .orElse(UNKNOWN);
    }

    private Optional<String> inheritedText(Die die, int attribute) {
        return inherited(die, attribute).flatMap(found -> found.text(attribute));
    }

    /**
     * The entry that has an attribute: the given one or those that it completes (DWARF 5 §3.3.8).
     */
    private Optional<Die> inherited(Die die, int attribute) {
        Optional<Die> at = Optional.of(die);
        for (int i = 0; i < LONGEST_ORIGIN && at.isPresent(); i++) {
            if (at.get().get(attribute).isPresent()) {
                return at;
            }
            Die current = at.get();
            at =
                    current.reference(Dw.AT_ABSTRACT_ORIGIN)
                            .or(() -> current.reference(Dw.AT_SPECIFICATION))
                            .map(dies::get);
        }
        return Optional.empty();
    }
}
