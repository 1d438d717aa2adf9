package org.stackshift.machine.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * All that one CPU's TLB holds: a context for each process-context identifier used of late, so that
 * switching between them costs nothing.
 *
 * <p>A global page is found whatever the context: one that lacks it takes it from another.
 */
public final class TlbContexts {
    /** More identifiers than these push out the one not loaded for longest. */
    public static final int CAPACITY = 16;

    /** From least to most recently loaded. */
    private final List<TlbContext> contexts = new ArrayList<>();

    private TlbContext current = new TlbContext(0);

    /** The epoch of the current context, at hand because every jump asks for it. */
    private long epoch;

    private long epochs;

    /** A TLB in context 0. */
    public TlbContexts() {
        contexts.add(current);
    }

    public TlbContext current() {
        return current;
    }

    /** The epoch of the current context. */
    public long epoch() {
        return epoch;
    }

    /** All contexts, in a fixed order. */
    public List<TlbContext> all() {
        return Collections.unmodifiableList(contexts);
    }

    /** Makes a context the current one. */
    public void load(int pcid, long table) {
        TlbContext next = take(pcid);
        contexts.add(next);
        next.setTable(table);
        enter(next);
    }

    private void enter(TlbContext context) {
        current = context;
        epoch = context.epoch();
    }

    private TlbContext take(int pcid) {
        for (TlbContext context : contexts) {
            if (context.pcid() == pcid) {
                contexts.remove(context);
                return context;
            }
        }
        TlbContext unused =
                contexts.size() < CAPACITY ? new TlbContext(pcid) : contexts.removeFirst();
        unused.recycle(pcid);
        renew(unused);
        return unused;
    }

    /** Pages remembered in these contexts, a page that two know counted twice. */
    public int count(Predicate<TlbContext> which, IntPredicate scope) {
        return contexts.stream().filter(which).mapToInt(context -> context.count(scope)).sum();
    }

    /** Forgets pages of some contexts. */
    public void flush(Predicate<TlbContext> which, IntPredicate scope) {
        for (TlbContext context : contexts) {
            if (which.test(context) && context.flush(scope)) {
                renew(context);
            }
        }
    }

    /** Forgets the page around {@code vaddr} in some contexts. */
    public void invalidate(Predicate<TlbContext> which, long vaddr, IntPredicate scope) {
        for (TlbContext context : contexts) {
            if (which.test(context) && context.invalidate(vaddr, scope)) {
                renew(context);
            }
        }
    }

    /** Keeps fast writes away from the frame of {@code paddr}. */
    public void protectFrame(long paddr) {
        contexts.forEach(context -> context.protectFrame(paddr));
    }

    /**
     * Remembers in the current context what a walk has found, in place of anything else known of
     * that page.
     */
    public void put(Mode mode, int part, long vaddr, long paddr, int attributes) {
        boolean forgotten = current.dropUnlike(vaddr, paddr, attributes);
        boolean replaced = mode.of(current).put(part, vaddr, paddr, attributes);
        if (forgotten || replaced && part == Tlb.EXECUTE) {
            renew(current);
        }
    }

    /** The context other than the current one that knows a global page, or the current one. */
    public TlbContext findGlobal(Mode mode, int part, long vaddr) {
        for (TlbContext context : contexts) {
            Tlb tlb = mode.of(context);
            boolean known = context != current && tlb.lookup(part, vaddr) != -1;
            if (known && PageAttributes.isGlobal(tlb.attributes(part, vaddr))) {
                return context;
            }
        }
        return current;
    }

    private void renew(TlbContext context) {
        context.setEpoch(++epochs);
        epoch = current.epoch();
    }

    /** Becomes equal to another, but for the epochs, which are all new. */
    public void copyFrom(TlbContexts other) {
        contexts.clear();
        for (TlbContext context : other.contexts) {
            TlbContext copy = new TlbContext(context.pcid());
            copy.copyFrom(context);
            renew(copy);
            contexts.add(copy);
        }
        enter(contexts.get(other.contexts.indexOf(other.current)));
    }

    /** Who asks. */
    public enum Mode {
        USER,
        SUPERVISOR;

        /** The translations for this mode. */
        public Tlb of(TlbContext context) {
            return this == USER ? context.user() : context.supervisor();
        }
    }
}
