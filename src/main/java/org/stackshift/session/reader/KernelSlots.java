package org.stackshift.session.reader;

import org.stackshift.debug.Peek;
import org.stackshift.isa.Vector;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelSlot.Pusher;
import org.stackshift.session.view.KernelStackView.Entry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The words of one kernel stack, and what they are called. */
final class KernelSlots {
    /** Fields of pt_regs, from its start upward. */
    private static final List<String> FIELDS =
            List.of(
                    "r15",
                    "r14",
                    "r13",
                    "r12",
                    "rbp",
                    "rbx",
                    "r11",
                    "r10",
                    "r9",
                    "r8",
                    "rax",
                    "rcx",
                    "rdx",
                    "rsi",
                    "rdi",
                    "orig_rax",
                    "rip",
                    "cs",
                    "rflags",
                    "rsp",
                    "ss");

    /** What __switch_to_asm pushes and pops, from thread.sp upward. */
    private static final List<String> SWITCH_FRAME =
            List.of("r15", "r14", "r13", "r12", "rbx", "rbp", "ret");

    static final int SWITCH_FRAME_BYTES = SWITCH_FRAME.size() * Long.BYTES;

    private static final int ORIG_RAX = FIELDS.indexOf("orig_rax");
    private static final int WORDS_BELOW = 40;

    private final Peek peek;
    private final KernelStack stack;
    private final Entry entry;

    KernelSlots(Peek peek, KernelStack stack, Entry entry) {
        this.peek = peek;
        this.stack = stack;
        this.entry = entry;
    }

    /**
     * The words from the top down.
     *
     * @param rsp the lowest word in use
     * @param switchFrame where the frame of {@code __switch_to_asm} lies, if there is one
     */
    List<KernelSlot> read(long rsp, OptionalLong switchFrame) {
        List<KernelSlot> rows = new ArrayList<>();
        long lowest = Math.max(stack.vaddr(), stack.ptRegs() - WORDS_BELOW * Long.BYTES);
        for (long slot = stack.top() - Long.BYTES; slot >= lowest; slot -= Long.BYTES) {
            OptionalLong value = peek.word(slot);
            String field = field(slot, switchFrame);
            boolean isShown = !field.isEmpty() || slot >= rsp || value.orElse(0) != 0;
            if (value.isPresent() && isShown) {
                boolean isLive = slot >= rsp;
                rows.add(new KernelSlot(slot, value.getAsLong(), field, pusher(slot), isLive));
            }
        }
        return rows;
    }

    private String field(long slot, OptionalLong switchFrame) {
        if (slot >= stack.ptRegs()) {
            return FIELDS.get(index(slot));
        }
        long index = (slot - switchFrame.orElse(slot + Long.BYTES)) / Long.BYTES;
        return index >= 0 && index < SWITCH_FRAME.size() ? SWITCH_FRAME.get((int) index) : "";
    }

    private int index(long slot) {
        return (int) (slot - stack.ptRegs()) / Long.BYTES;
    }

    private Pusher pusher(long slot) {
        return slot >= stack.ptRegs() ? pusher(index(slot)) : Pusher.KERNEL;
    }

    /**
     * For an interrupt the CPU pushes ss, rsp, rflags, cs and rip, for some exceptions an error
     * code too; syscall pushes nothing, so that the entry code has to.
     */
    private Pusher pusher(int index) {
        return switch (entry) {
            case Entry.Planted planted -> Pusher.KERNEL;
            case Entry.Interrupt(int vector) when index > ORIG_RAX -> Pusher.CPU;
            case Entry.Interrupt(int vector)
                    when index == ORIG_RAX && Vector.hasErrorCode(vector) ->
                    Pusher.CPU;
            default -> Pusher.ENTRY_CODE;
        };
    }
}
