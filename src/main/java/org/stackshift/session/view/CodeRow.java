package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;
import java.util.Set;

/**
 * One instruction of a listing.
 *
 * @param vaddr where it begins
 * @param function the symbol it lies in, null where there is none; a row with offset 0 begins a
 *     function
 * @param bytes its machine code
 * @param mnemonic the word of the operation, with suffix in AT&amp;T syntax
 * @param operands the rest of the text, without a symbol comment; may be empty
 * @param target where a direct jump or call goes or what a rip-relative operand names, null where
 *     neither
 * @param targetVaddr the address behind {@code target}; empty where neither
 * @param line the source line it came from, null where the debug information names none
 * @param marks what is special about it now
 */
public record CodeRow(
        long vaddr,
        @Nullable Symbol function,
        String bytes,
        String mnemonic,
        String operands,
        @Nullable Symbol target,
        OptionalLong targetVaddr,
        @Nullable SourceLine line,
        Set<Mark> marks) {
    /** What can be special about an instruction. */
    public enum Mark {
        /** It runs next. */
        NEXT,
        /** It was the last to run. */
        RAN,
        /** The machine stops before it. */
        BREAKPOINT,
        /** When it last ran, rsp went to another stack. */
        STACK_SWITCH,
        /** It raised the fault that stopped the program. */
        FAULT
    }

    public CodeRow {
        marks = Set.copyOf(marks);
    }

    /** Whether a mark is on this row. */
    public boolean is(Mark mark) {
        return marks.contains(mark);
    }
}
