package org.stackshift.machine.cpu;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decoded blocks by physical address: per page, a chain for each line of 64 bytes in which blocks
 * start.
 */
final class BlockTable {
    private static final int PAGE_SHIFT = 12;
    private static final int LINE_SHIFT = 6;
    private static final int LINES = 1 << PAGE_SHIFT - LINE_SHIFT;

    private @Nullable Block[][] pages = new @Nullable Block[0][];

    /** Blocks of one instruction that reaches into a second page, which may be written as well. */
    private final List<Block> crossing = new ArrayList<>();

    /** The block decoded at this place for this mode, or null. */
    @Nullable Block find(long paddr, long vaddr, boolean user) {
        int page = page(paddr);
        if (page >= pages.length || pages[page] == null) {
            return null;
        }
        Block block = pages[page][line(paddr)];
        while (block != null && !isAt(block, paddr, vaddr, user)) {
            block = block.sibling;
        }
        return block;
    }

    private static boolean isAt(Block block, long paddr, long vaddr, boolean user) {
        return block.paddr == paddr && block.vaddr == vaddr && block.user == user;
    }

    void add(Block block) {
        int page = page(block.paddr);
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(page + 1, 2 * pages.length));
        }
        if (pages[page] == null) {
            pages[page] = new Block[LINES];
        }
        int line = line(block.paddr);
        block.sibling = pages[page][line];
        pages[page][line] = block;
        if (block.secondPaddr >= 0) {
            crossing.add(block);
        }
    }

    /** Forgets all blocks with code in the page at {@code paddr}. */
    void forgetPage(long paddr) {
        int page = page(paddr);
        crossing.stream().filter(b -> page(b.secondPaddr) == page).toList().forEach(this::remove);
        if (page < pages.length && pages[page] != null) {
            blocks(pages[page]).forEach(b -> b.epoch = Block.DEAD);
            crossing.removeIf(b -> page(b.paddr) == page);
            pages[page] = null;
        }
    }

    /** Forgets the blocks for which {@code condition} holds. */
    void forgetIf(Predicate<Block> condition) {
        Stream.of(pages)
                .filter(Objects::nonNull)
                .flatMap(BlockTable::blocks)
                .filter(condition)
                .toList()
                .forEach(this::remove);
    }

    private void remove(Block block) {
        block.epoch = Block.DEAD;
        crossing.remove(block);
        @Nullable Block[] lines = pages[page(block.paddr)];
        int line = line(block.paddr);
        if (lines[line] == block) {
            lines[line] = block.sibling;
            return;
        }
        Block before = lines[line];
        while (before != null && before.sibling != block) {
            before = before.sibling;
        }
        if (before != null) {
            before.sibling = block.sibling;
        }
    }

    private static Stream<Block> blocks(@Nullable Block[] lines) {
        return Arrays.stream(lines)
                .filter(Objects::nonNull)
                .flatMap(first -> Stream.iterate(first, Objects::nonNull, b -> b.sibling));
    }

    private static int page(long paddr) {
        return (int) (paddr >>> PAGE_SHIFT);
    }

    private static int line(long paddr) {
        return (int) (paddr >>> LINE_SHIFT) & LINES - 1;
    }
}
