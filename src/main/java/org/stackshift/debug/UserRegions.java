package org.stackshift.debug;

import java.util.Optional;

/**
 * Which memory belongs together as one stack, from the most to the least certain: stacks that the
 * kernel made, a block of the program's allocator, a variable, the whole mapping.
 */
final class UserRegions implements Regions {
    private static final int SMALLEST_ARRAY = 64;

    private final Regions mappings;
    private final AllocationTracker heap;
    private final LoadedImage image;

    UserRegions(Regions mappings, AllocationTracker heap, LoadedImage image) {
        this.mappings = mappings;
        this.heap = heap;
        this.image = image;
    }

    @Override
    public Optional<Region> at(long rsp) {
        Optional<Region> mapping = mappings.at(rsp);
        return mapping.filter(region -> region.kind() != Region.Kind.MAPPING)
                .or(() -> heap.at(rsp))
                .or(() -> variable(rsp))
                .or(() -> mapping);
    }

    private Optional<Region> variable(long rsp) {
        return image.symbols()
                .entryAt(rsp - 1)
                .filter(entry -> !entry.isCode() && entry.size() >= SMALLEST_ARRAY)
                .map(
                        entry ->
                                Region.fixed(
                                        entry.vaddr(),
                                        entry.end(),
                                        Region.Kind.OBJECT,
                                        Demangler.demangle(entry.linkageName())));
    }
}
