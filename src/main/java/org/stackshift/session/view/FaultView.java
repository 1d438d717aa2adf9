package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

/**
 * The access that the program was killed for.
 *
 * @param signal its name, such as {@code SIGSEGV}
 * @param number its number
 * @param code its si_code by name, such as {@code SEGV_ACCERR}
 * @param rip the instruction at fault; for a fetch, the address that could not be fetched
 * @param vaddr si_addr
 * @param problem what was wrong
 * @param access what the instruction tried
 * @param where the symbol rip lies in, null where none
 * @param ret the return that brought rip here, null where it was something else
 */
public record FaultView(
        String signal,
        int number,
        String code,
        long rip,
        long vaddr,
        Problem problem,
        Access access,
        @Nullable Symbol where,
        @Nullable Ret ret) {
    /** What an access wanted. */
    public enum Access {
        READ,
        WRITE,
        FETCH,
        /** No access to memory is to blame. */
        NONE
    }

    /** Why the machine refused. */
    public enum Problem {
        /** Nothing is mapped there. */
        NOT_MAPPED,
        /** The page holds data and is not executable. */
        NOT_EXECUTABLE,
        READ_ONLY,
        /** The stack has grown to its limit or into its guard page. */
        STACK_LIMIT,
        /** The address belongs to the kernel. */
        KERNEL_ONLY,
        /** Bits 63..47 are not all equal. */
        NOT_CANONICAL,
        /** An SSE instruction wants a multiple of 16. */
        MISALIGNED,
        DIVIDE,
        INVALID_OPCODE,
        /** The program asked for it: abort, kill, int3. */
        RAISED,
        /** Any other general protection fault. */
        PROTECTION
    }

    /** A {@code ret} at {@code vaddr} took {@code value} from the stack at {@code slot}. */
    public record Ret(long vaddr, long slot, long value) {}
}
