package org.stackshift.debug;

import org.stackshift.isa.Gpr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Follows the program's allocator from outside: probes on its functions and on the places they
 * return to tell which blocks are in use, whichever library the program was linked with.
 */
public final class AllocationTracker implements Regions {
    /** Allocators by linkage name, and where they take the size from. */
    private static final Map<String, Allocator> ALLOCATORS =
            Map.ofEntries(
                    Map.entry("malloc", Allocator.SIZE_FIRST),
                    Map.entry("_Znwm", Allocator.SIZE_FIRST),
                    Map.entry("_Znam", Allocator.SIZE_FIRST),
                    Map.entry("_ZnwmSt11align_val_t", Allocator.SIZE_FIRST),
                    Map.entry("_ZnamSt11align_val_t", Allocator.SIZE_FIRST),
                    Map.entry("valloc", Allocator.SIZE_FIRST),
                    Map.entry("calloc", Allocator.CALLOC),
                    Map.entry("realloc", Allocator.REALLOC),
                    Map.entry("aligned_alloc", Allocator.SIZE_SECOND),
                    Map.entry("memalign", Allocator.SIZE_SECOND),
                    Map.entry("posix_memalign", Allocator.POSIX_MEMALIGN),
                    Map.entry("free", Allocator.FREE));

    private static final int MOST_PROBES = 4_096;
    private static final int DEEPEST = 64;

    private enum Allocator {
        SIZE_FIRST,
        SIZE_SECOND,
        CALLOC,
        REALLOC,
        POSIX_MEMALIGN,
        FREE
    }

    /**
     * A call under way: its result is known when control is back at {@code returnTo} with rsp above
     * the call.
     */
    private record Call(Allocator allocator, long size, long old, long returnTo, long rspAfter) {}

    private final Map<Long, Allocator> entries = new HashMap<>();
    private final Set<Long> returns = new HashSet<>();
    private final Deque<Call> calls = new ArrayDeque<>();
    private final TreeMap<Long, HeapBlock> blocks = new TreeMap<>(Long::compareUnsigned);
    private final Peek peek;
    private Consumer<Set<Long>> setProbes = probes -> {};
    private int allocations;

    /** A tracker of the allocators that a program's symbols name. */
    public AllocationTracker(Symbols symbols, Peek peek) {
        this.peek = peek;
        ALLOCATORS.forEach(
                (name, allocator) ->
                        symbols.named(name)
                                .filter(Symbols.Entry::isCode)
                                .ifPresent(entry -> entries.put(entry.vaddr(), allocator)));
    }

    /**
     * Begins to follow the program.
     *
     * @param probes sets the addresses at which {@link #reached} wants to be called
     */
    public void start(Consumer<Set<Long>> probes) {
        setProbes = probes;
        if (!entries.isEmpty()) {
            probes.accept(Set.copyOf(entries.keySet()));
        }
    }

    /**
     * The instruction at {@code vaddr}, a probed address, is about to execute.
     *
     * @param gpr general-purpose registers by encoding number
     */
    public void reached(long vaddr, long[] gpr) {
        if (returns.contains(vaddr)) {
            returned(vaddr, gpr);
        }
        Allocator allocator = entries.get(vaddr);
        if (allocator != null) {
            entered(allocator, gpr);
        }
    }

    private void entered(Allocator allocator, long[] gpr) {
        long first = gpr[Gpr.RDI];
        long second = gpr[Gpr.RSI];
        long third = gpr[Gpr.RDX];
        if (allocator == Allocator.FREE) {
            blocks.remove(first);
            return;
        }
        long size =
                switch (allocator) {
                    case SIZE_FIRST, FREE -> first;
                    case SIZE_SECOND, REALLOC -> second;
                    case CALLOC -> first * second;
                    case POSIX_MEMALIGN -> third;
                };
        long rsp = gpr[Gpr.RSP];
        OptionalLong returnTo = peek.word(rsp);
        if (returnTo.isPresent() && watch(returnTo.getAsLong())) {
            Call call = new Call(allocator, size, first, returnTo.getAsLong(), rsp + Long.BYTES);
            calls.push(call);
            if (calls.size() > DEEPEST) {
                calls.removeLast();
            }
        }
    }

    private boolean watch(long returnTo) {
        if (returns.contains(returnTo)) {
            return true;
        }
        if (returns.size() >= MOST_PROBES) {
            return false;
        }
        returns.add(returnTo);
        Set<Long> probes = new HashSet<>(entries.keySet());
        probes.addAll(returns);
        setProbes.accept(probes);
        return true;
    }

    private void returned(long vaddr, long[] gpr) {
        for (Iterator<Call> at = calls.iterator(); at.hasNext(); ) {
            Call call = at.next();
            if (call.returnTo() == vaddr && call.rspAfter() == gpr[Gpr.RSP]) {
                at.remove();
                allocated(call, gpr[Gpr.RAX]);
                return;
            }
        }
    }

    private void allocated(Call call, long result) {
        switch (call.allocator()) {
            case POSIX_MEMALIGN -> peek.word(call.old()).ifPresent(block -> add(block, call));
            case REALLOC -> {
                if (result != 0) {
                    blocks.remove(call.old());
                }
                add(result, call);
            }
            default -> add(result, call);
        }
    }

    /** An outer allocator hands out what an inner one gave it: still one block. */
    private void add(long start, Call call) {
        HeapBlock known = blocks.get(start);
        if (start != 0 && call.size() > 0 && (known == null || known.size() != call.size())) {
            blocks.put(start, new HeapBlock(allocations++, start, call.size()));
        }
    }

    /** The block in use that holds {@code rsp} or ends there. */
    public Optional<HeapBlock> blockAt(long rsp) {
        return Optional.ofNullable(blocks.lowerEntry(rsp))
                .map(Map.Entry::getValue)
                .filter(block -> Long.compareUnsigned(rsp, block.end()) <= 0);
    }

    /** The block in use that begins at an address. */
    public Optional<HeapBlock> blockFrom(long start) {
        return Optional.ofNullable(blocks.get(start));
    }

    /** All blocks in use, by address. */
    public Stream<HeapBlock> blocks() {
        return blocks.values().stream();
    }

    @Override
    public Optional<Region> at(long rsp) {
        return blockAt(rsp).map(AllocationTracker::region);
    }

    private static Region region(HeapBlock block) {
        return new Region(
                block.start(), block.end(), block.start(), Region.Kind.HEAP, "", block.number());
    }
}
