package org.stackshift.image.dwarf;

import org.stackshift.image.elf.ElfFile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Call frame information of one file, from .eh_frame and .debug_frame: how to undo a frame at any
 * instruction.
 */
public final class CallFrames {
    private final List<FrameDescription> descriptions;

    private CallFrames(List<FrameDescription> descriptions) {
        List<FrameDescription> sorted = new ArrayList<>(descriptions);
        sorted.sort((a, b) -> Long.compareUnsigned(a.range().low(), b.range().low()));
        this.descriptions = List.copyOf(sorted);
    }

    static CallFrames read(ElfFile file, List<String> problems) {
        List<FrameDescription> descriptions = new ArrayList<>();
        for (String name : List.of(".eh_frame", ".debug_frame")) {
            file.section(name)
                    .ifPresent(
                            section ->
                                    new CallFrameReader(
                                                    file.bytes(section),
                                                    section.vaddr(),
                                                    name.equals(".eh_frame"),
                                                    problems)
                                            .readInto(descriptions));
        }
        return new CallFrames(descriptions);
    }

    /** How many ranges of addresses are described. */
    public int size() {
        return descriptions.size();
    }

    /** The code that one description covers, if there is one for {@code pc}. */
    public Optional<AddressRange> rangeAt(long pc) {
        return description(pc).map(FrameDescription::range);
    }

    /** The rules that hold before the instruction at {@code pc}, an address as linked. */
    public Optional<UnwindRules> rulesAt(long pc) {
        return description(pc).flatMap(description -> FrameProgram.rulesAt(description, pc));
    }

    /** Ranges of a healthy file do not overlap; in others the one that begins last wins. */
    private Optional<FrameDescription> description(long pc) {
        int low = 0;
        int high = descriptions.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Long.compareUnsigned(descriptions.get(middle).range().low(), pc) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return descriptions.isEmpty()
                ? Optional.empty()
                : Optional.of(descriptions.get(low)).filter(found -> found.range().contains(pc));
    }
}
