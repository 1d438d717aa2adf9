package org.stackshift.debug;

import org.stackshift.image.dwarf.Function;
import org.stackshift.image.dwarf.Type;
import org.stackshift.image.dwarf.Variable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One call, as found on a stack.
 *
 * @param pc the frame's next instruction
 * @param isExact whether {@code pc} itself is meant, as in the innermost frame; otherwise it is a
 *     return address, and the call before it tells the line
 * @param low lowest address of the frame: rsp, or the end of the frame that it called
 * @param cfa the canonical frame address, first address above the frame
 * @param returnSlot where the return address lies
 * @param savedRegisters slots of saved registers by DWARF number, rbp included
 * @param name symbol at {@code pc}
 * @param function with debugging information
 * @param locals named variables that lie in memory
 * @param evidence how the frame was found
 */
public record Frame(
        long pc,
        boolean isExact,
        long low,
        long cfa,
        OptionalLong returnSlot,
        Map<Integer, Long> savedRegisters,
        Optional<NamedAddress> name,
        Optional<Function> function,
        List<Local> locals,
        Evidence evidence) {
    /** What the shape of a frame was concluded from, the surest first. */
    public enum Evidence {
        /** Call frame information. */
        CFI,
        /** The chain of saved frame pointers. */
        FRAME_POINTER,
        /** A word that looks like a return address. */
        SCAN
    }

    /**
     * A variable in memory.
     *
     * @param size in bytes, at least 1
     */
    public record Local(String name, Type.Ref type, Variable.Kind kind, long vaddr, long size) {}

    /** An address inside of the instruction that the frame is at: the call, not what follows it. */
    public long lookupPc() {
        return isExact ? pc : pc - 1;
    }
}
