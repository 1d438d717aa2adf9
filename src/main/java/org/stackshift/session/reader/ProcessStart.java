package org.stackshift.session.reader;

import org.stackshift.debug.Peek;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Names the words that a program finds above rsp at its first instruction (System V ABI §3.4.1).
 */
final class ProcessStart {
    private static final int MOST_WORDS = 512;
    private static final Map<Long, String> AUXILIARY =
            Map.ofEntries(
                    Map.entry(0L, "AT_NULL"),
                    Map.entry(3L, "AT_PHDR"),
                    Map.entry(4L, "AT_PHENT"),
                    Map.entry(5L, "AT_PHNUM"),
                    Map.entry(6L, "AT_PAGESZ"),
                    Map.entry(7L, "AT_BASE"),
                    Map.entry(8L, "AT_FLAGS"),
                    Map.entry(9L, "AT_ENTRY"),
                    Map.entry(11L, "AT_UID"),
                    Map.entry(12L, "AT_EUID"),
                    Map.entry(13L, "AT_GID"),
                    Map.entry(14L, "AT_EGID"),
                    Map.entry(15L, "AT_PLATFORM"),
                    Map.entry(16L, "AT_HWCAP"),
                    Map.entry(17L, "AT_CLKTCK"),
                    Map.entry(23L, "AT_SECURE"),
                    Map.entry(25L, "AT_RANDOM"),
                    Map.entry(26L, "AT_HWCAP2"),
                    Map.entry(31L, "AT_EXECFN"),
                    Map.entry(51L, "AT_MINSIGSTKSZ"));

    private final Peek peek;
    private final Map<Long, String> names = new LinkedHashMap<>();
    private long at;

    ProcessStart(Peek peek) {
        this.peek = peek;
    }

    /** Names by address, for the stack whose first rsp was {@code initialRsp}. */
    Map<Long, String> names(long initialRsp) {
        at = initialRsp;
        name("argc");
        pointers("argv");
        pointers("envp");
        auxiliaryVector();
        return names;
    }

    private void pointers(String array) {
        for (int i = 0; names.size() < MOST_WORDS; i++) {
            boolean isLast = word() == 0;
            name(array + "[" + i + "]");
            if (isLast) {
                return;
            }
        }
    }

    private void auxiliaryVector() {
        while (names.size() < MOST_WORDS) {
            long type = word();
            String name = AUXILIARY.getOrDefault(type, "AT_" + type);
            name(name);
            name(name + " =");
            if (type == 0) {
                return;
            }
        }
    }

    private long word() {
        OptionalLong word = peek.word(at);
        return word.orElse(0);
    }

    private void name(String name) {
        names.put(at, name);
        at += Long.BYTES;
    }
}
