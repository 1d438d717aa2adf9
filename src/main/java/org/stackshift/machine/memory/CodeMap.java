package org.stackshift.machine.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which bytes of physical memory have been decoded as instructions, so that a write to them is
 * noticed.
 *
 * <p>One {@code long} per physical page, one bit per line of 64 bytes: data that shares a page with
 * code, but no line, costs no invalidation.
 */
public final class CodeMap {
    /** Hears that decoded code is out of date. */
    @FunctionalInterface
    public interface Listener {
        /**
         * The page that starts at {@code paddr} has had code bytes overwritten; its marks are
         * already gone.
         */
        void codeWritten(long paddr);

        /** The page that starts at {@code paddr} is about to have its first bytes marked. */
        default void codeFound(long paddr) {}
    }

    private static final int PAGE_SHIFT = 12;
    private static final int LINE_SHIFT = 6;

    private final List<Listener> listeners = new ArrayList<>();
    private long[] lines = new long[0];

    /** Adds a listener: an owner of decoded blocks and of translations to their pages. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** Marks {@code count} bytes within one page as decoded. */
    public void mark(long paddr, int count) {
        int page = page(paddr);
        if (!isCodePage(paddr)) {
            listeners.forEach(listener -> listener.codeFound(pageStart(paddr)));
        }
        if (page >= lines.length) {
            lines = Arrays.copyOf(lines, Math.max(page + 1, 2 * lines.length));
        }
        lines[page] |= mask(paddr, count);
    }

    /** Whether any byte of the page around {@code paddr} has been decoded. */
    public boolean isCodePage(long paddr) {
        int page = page(paddr);
        return page < lines.length && lines[page] != 0;
    }

    /**
     * Whether a write of {@code count} bytes, within one page, would touch a line that holds
     * decoded code.
     */
    public boolean covers(long paddr, int count) {
        int page = page(paddr);
        return page < lines.length && (lines[page] & mask(paddr, count)) != 0;
    }

    /**
     * Tells of a write of any length; the listener hears of each page whose decoded lines it
     * touched.
     */
    void written(long paddr, int count) {
        long end = paddr + count;
        for (long at = paddr; at < end; at = (at | (1 << PAGE_SHIFT) - 1) + 1) {
            int inPage = (int) Math.min(end - at, (1 << PAGE_SHIFT) - (at & (1 << PAGE_SHIFT) - 1));
            if (covers(at, inPage)) {
                forget(at);
            }
        }
    }

    private void forget(long paddr) {
        lines[page(paddr)] = 0;
        listeners.forEach(listener -> listener.codeWritten(pageStart(paddr)));
    }

    /** Takes over the marks of another map. */
    void copyFrom(CodeMap other) {
        lines = other.lines.clone();
    }

    private static long pageStart(long paddr) {
        return paddr & -(1L << PAGE_SHIFT);
    }

    private static int page(long paddr) {
        return (int) (paddr >>> PAGE_SHIFT);
    }

    private static long mask(long paddr, int count) {
        int first = (int) (paddr >>> LINE_SHIFT) & 63;
        int last = (int) (paddr + count - 1 >>> LINE_SHIFT) & 63;
        return -1L << first & -1L >>> 63 - last;
    }
}
