package org.stackshift.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Finds stacks that the program has prepared but not run on: a block with the address of a function
 * in one of its topmost words, and somewhere in the program's own memory a pointer to the words
 * just below, where rsp is going to be.
 */
final class PreparedStacks {
    private static final int SMALLEST = 64;
    private static final int LARGEST_OBJECT = 512;
    private static final int MOST_BLOCKS = 1_024;
    private static final int TOP_WORDS = 4;

    /** Room for the registers that a switch pops before it returns to the entry. */
    private static final int SAVED_WORDS = 8;

    private static final int STACK_WORDS_SEARCHED = 512;

    private final LoadedImage image;
    private final AllocationTracker heap;
    private final Peek peek;
    private final ProgramVariables variables;

    PreparedStacks(
            LoadedImage image, AllocationTracker heap, Peek peek, ProgramVariables variables) {
        this.image = image;
        this.heap = heap;
        this.peek = peek;
        this.variables = variables;
    }

    /**
     * A stack on which nothing has run; {@code rsp} is what the program keeps for its first switch.
     */
    record Prepared(Region region, long rsp) {}

    /**
     * All that are prepared now, in the order in which their memory was allocated.
     *
     * @param rsp of the running stack, whose locals may hold the pointers
     */
    List<Prepared> find(long rsp) {
        List<HeapBlock> blocks =
                heap.blocks()
                        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                        .limit(MOST_BLOCKS)
                        .toList();
        NavigableSet<Long> pointers = pointers(blocks, rsp);
        List<Prepared> found = new ArrayList<>();
        for (HeapBlock block : blocks) {
            OptionalLong entry = block.size() < SMALLEST ? OptionalLong.empty() : entrySlot(block);
            Long pointer = entry.isEmpty() ? null : pointers.floor(entry.getAsLong());
            if (pointer != null && isSavedRsp(pointer, block, entry.getAsLong())) {
                heap.at(block.end()).ifPresent(r -> found.add(new Prepared(r, pointer)));
            }
        }
        return found;
    }

    private static boolean isSavedRsp(long pointer, HeapBlock block, long entry) {
        return pointer > block.start()
                && pointer % Long.BYTES == 0
                && entry - pointer <= SAVED_WORDS * Long.BYTES;
    }

    /** The topmost words hold at most an alignment word or two above the entry. */
    private OptionalLong entrySlot(HeapBlock block) {
        long top = block.end() & -Long.BYTES;
        for (int i = 1; i <= TOP_WORDS; i++) {
            long slot = top - (long) i * Long.BYTES;
            OptionalLong word = peek.word(slot);
            if (word.isPresent() && image.isEntry(word.getAsLong())) {
                return OptionalLong.of(slot);
            }
        }
        return OptionalLong.empty();
    }

    private NavigableSet<Long> pointers(List<HeapBlock> blocks, long rsp) {
        NavigableSet<Long> pointers = new TreeSet<>();
        variables.globals().forEach(v -> addWords(v.vaddr(), v.size(), pointers));
        for (HeapBlock block : blocks) {
            if (block.size() <= LARGEST_OBJECT) {
                addWords(block.start(), block.size(), pointers);
            }
        }
        for (int i = 0; i < STACK_WORDS_SEARCHED; i++) {
            peek.word(rsp + (long) i * Long.BYTES).ifPresent(pointers::add);
        }
        return pointers;
    }

    private void addWords(long vaddr, long size, NavigableSet<Long> pointers) {
        for (long at = 0; at + Long.BYTES <= Math.min(size, LARGEST_OBJECT); at += Long.BYTES) {
            peek.word(vaddr + at).ifPresent(pointers::add);
        }
    }
}
