package org.stackshift.debug;

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
    private final ProgramVariables variables;

    StackNames(LoadedImage image, AllocationTracker heap, Peek peek, ProgramVariables variables) {
        this.image = image;
        this.heap = heap;
        this.peek = peek;
        this.variables = variables;
    }

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
        return Stream.concat(variables.globals(), ProgramVariables.locals(callers))
                .filter(variable -> refersTo(variable, region))
                .map(ProgramVariables.Placed::name)
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
    private boolean refersTo(ProgramVariables.Placed variable, Region region) {
        boolean contains =
                variable.vaddr() <= region.low()
                        && region.high() <= variable.vaddr() + variable.size();
        return !contains && pointsTo(variable, region);
    }

    private boolean pointsTo(ProgramVariables.Placed variable, Region region) {
        return holdsPointer(variable.vaddr(), variable.size(), region)
                || variable.size() == Long.BYTES && pointsToHolder(variable, region);
    }

    private boolean pointsToHolder(ProgramVariables.Placed variable, Region region) {
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
}
