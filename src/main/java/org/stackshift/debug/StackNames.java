package org.stackshift.debug;

import org.stackshift.image.dwarf.Expression;
import org.stackshift.image.dwarf.Variable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Finds the program's own word for a stack: the variable that is the stack, that points to its
 * memory, or that is or points to an object in which the stack's address or a pointer into the
 * stack is kept. Global variables are asked first, then locals from main inward; then the function
 * planted as its entry gives the name.
 */
final class StackNames {
    private static final int LARGEST_OBJECT = 512;

    private final LoadedImage image;
    private final AllocationTracker heap;
    private final Peek peek;

    StackNames(LoadedImage image, AllocationTracker heap, Peek peek) {
        this.image = image;
        this.heap = heap;
        this.peek = peek;
    }

    /** A variable in memory. */
    private record Candidate(String name, long vaddr, long size) {}

    /**
     * The name of a stack that is entered for the first time, or an empty one.
     *
     * @param callers frames of the stack that rsp comes from
     */
    String name(Region region, List<Stack.PlantedWord> planted, List<Frame> callers) {
        if (region.kind() == Region.Kind.MAIN) {
            return "main";
        }
        if (!region.name().isEmpty()) {
            return region.name();
        }
        if (region.kind() == Region.Kind.KERNEL) {
            return "";
        }
        return Stream.concat(globals(), locals(callers))
                .filter(variable -> refersTo(variable, region))
                .map(Candidate::name)
                .findFirst()
                .or(() -> entryName(planted))
                .orElse("");
    }

    private Optional<String> entryName(List<Stack.PlantedWord> planted) {
        return planted.stream()
                .filter(Stack.PlantedWord::isEntry)
                .flatMap(word -> image.symbols().at(word.value()).stream())
                .map(NamedAddress::name)
                .findFirst();
    }

    /** Memory that contains the stack itself says nothing about whose it is. */
    private boolean refersTo(Candidate variable, Region region) {
        boolean contains =
                variable.vaddr() <= region.low()
                        && region.high() <= variable.vaddr() + variable.size();
        return !contains && pointsTo(variable, region);
    }

    private boolean pointsTo(Candidate variable, Region region) {
        return holdsPointer(variable.vaddr(), variable.size(), region)
                || variable.size() == Long.BYTES && pointsToHolder(variable, region);
    }

    private boolean pointsToHolder(Candidate variable, Region region) {
        OptionalLong target = peek.word(variable.vaddr());
        return target.isPresent()
                && heap.blockFrom(target.getAsLong())
                        .filter(block -> block.size() <= LARGEST_OBJECT)
                        .filter(block -> holdsPointer(block.start(), block.size(), region))
                        .isPresent();
    }

    /** Whether a word of an object points to the stack's memory or into it. */
    private boolean holdsPointer(long vaddr, long size, Region region) {
        for (long offset = 0; offset + Long.BYTES <= Math.min(size, LARGEST_OBJECT); offset += 8) {
            OptionalLong word = peek.word(vaddr + offset);
            boolean points =
                    word.isPresent()
                            && Long.compareUnsigned(word.getAsLong(), region.low()) >= 0
                            && Long.compareUnsigned(word.getAsLong(), region.high()) <= 0;
            if (points) {
                return true;
            }
        }
        return false;
    }

    /** Variables of the source; where there is no debugging information, symbols of objects. */
    private Stream<Candidate> globals() {
        List<Variable> variables = image.debugInfo().globals();
        if (variables.isEmpty()) {
            return image.symbols().entries().stream()
                    .filter(entry -> !entry.isCode())
                    .map(
                            e ->
                                    new Candidate(
                                            Demangler.demangle(e.linkageName()),
                                            e.vaddr(),
                                            e.size()));
        }
        FrameContext nowhere =
                new FrameContext(CpuRegisters.none(), peek, image.bias(), OptionalLong.empty());
        return variables.stream().flatMap(variable -> global(variable, nowhere).stream());
    }

    private Optional<Candidate> global(Variable variable, FrameContext nowhere) {
        return variable.location()
                .at(0)
                .map(expression -> Expression.evaluate(expression, nowhere))
                .map(place -> place instanceof Expression.Result.Memory memory ? memory : null)
                .map(
                        memory ->
                                new Candidate(
                                        variable.name(),
                                        memory.vaddr(),
                                        image.debugInfo().types().size(variable.type())));
    }

    private static Stream<Candidate> locals(List<Frame> callers) {
        return callers.reversed().stream()
                .flatMap(frame -> frame.locals().stream())
                .filter(local -> local.size() >= Long.BYTES)
                .map(local -> new Candidate(local.name(), local.vaddr(), local.size()));
    }
}
