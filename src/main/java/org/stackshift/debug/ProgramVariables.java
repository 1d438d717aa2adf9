package org.stackshift.debug;

import org.stackshift.image.dwarf.Expression;
import org.stackshift.image.dwarf.Variable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The variables of a program that have a place in memory. */
final class ProgramVariables {
    private final LoadedImage image;

    ProgramVariables(LoadedImage image) {
        this.image = image;
    }

    /** A variable and where it lies. */
    record Placed(String name, long vaddr, long size) {}

    /** Variables of the source; where there is no debugging information, symbols of objects. */
    Stream<Placed> globals() {
        List<Variable> variables = image.debugInfo().globals();
        if (variables.isEmpty()) {
            return image.symbols().entries().stream()
                    .filter(entry -> !entry.isCode())
                    .map(e -> new Placed(Demangler.demangle(e.linkageName()), e.vaddr(), e.size()));
        }
        FrameContext nowhere =
                new FrameContext(
                        CpuRegisters.none(),
                        vaddr -> OptionalLong.empty(),
                        image.bias(),
                        OptionalLong.empty());
        return variables.stream().flatMap(variable -> global(variable, nowhere).stream());
    }

    private Optional<Placed> global(Variable variable, FrameContext nowhere) {
        return variable.location()
                .at(0)
                .map(expression -> Expression.evaluate(expression, nowhere))
                .map(place -> place instanceof Expression.Result.Memory memory ? memory : null)
                .map(
                        memory ->
                                new Placed(
                                        variable.name(),
                                        memory.vaddr(),
                                        image.debugInfo().types().size(variable.type())));
    }

    /** Variables of the functions that are being executed, from the outermost inward. */
    static Stream<Placed> locals(List<Frame> callers) {
        return callers.reversed().stream()
                .flatMap(frame -> frame.locals().stream())
                .filter(local -> local.size() >= Long.BYTES)
                .map(local -> new Placed(local.name(), local.vaddr(), local.size()));
    }
}
