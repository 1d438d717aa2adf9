package org.stackshift.session.reader;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelSlot.Pusher;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.session.view.KernelStackView.Entry;
import org.stackshift.session.view.Owner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads the kernel stack of the program's task: pt_regs at its top, and what the kernel pushed
 * below.
 */
final class KernelStackReader {
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

    private static final int ORIG_RAX = FIELDS.indexOf("orig_rax");
    private static final int WORDS_BELOW = 40;

    private final Debuggee debuggee;

    KernelStackReader(Debuggee debuggee) {
        this.debuggee = debuggee;
    }

    KernelStackView read() {
        KernelStack stack = debuggee.task().kernelStack();
        long rsp = debuggee.cpu().gpr[Gpr.RSP];
        boolean isOn = !debuggee.isInUserMode() && rsp > stack.vaddr() && rsp <= stack.top();
        Entry entry = debuggee.notes().kernelEntry();
        return new KernelStackView(
                debuggee.machine().icount(),
                new Owner(Owner.Kind.KERNEL, debuggee.task().struct().comm(), 0),
                debuggee.task().pid(),
                stack.vaddr(),
                stack.top(),
                rsp0(),
                isOn ? OptionalLong.of(rsp) : OptionalLong.empty(),
                entry,
                entry instanceof Entry.None
                        ? List.of()
                        : rows(stack, entry, isOn ? rsp : stack.top()));
    }

    private long rsp0() {
        return debuggee.peek().word(debuggee.cpu().tssBase + RegistersReader.TSS_RSP0).orElse(0);
    }

    private List<KernelSlot> rows(KernelStack stack, Entry entry, long rsp) {
        List<KernelSlot> rows = new ArrayList<>();
        long lowest = Math.max(stack.vaddr(), stack.ptRegs() - WORDS_BELOW * Long.BYTES);
        for (long slot = stack.top() - Long.BYTES; slot >= lowest; slot -= Long.BYTES) {
            OptionalLong value = debuggee.peek().word(slot);
            long index = (slot - stack.ptRegs()) / Long.BYTES;
            boolean isField = slot >= stack.ptRegs();
            boolean isShown = isField || slot >= rsp || value.orElse(0) != 0;
            if (value.isPresent() && isShown) {
                rows.add(
                        new KernelSlot(
                                slot,
                                value.getAsLong(),
                                isField ? FIELDS.get((int) index) : "",
                                isField ? pusher((int) index, entry) : Pusher.KERNEL,
                                slot >= rsp));
            }
        }
        return rows;
    }

    /**
     * For an interrupt the CPU pushes ss, rsp, rflags, cs and rip, for some exceptions an error
     * code too; syscall pushes nothing, so that the entry code has to.
     */
    private static Pusher pusher(int index, Entry entry) {
        return switch (entry) {
            case Entry.Interrupt(int vector) when index > ORIG_RAX -> Pusher.CPU;
            case Entry.Interrupt(int vector)
                    when index == ORIG_RAX && Vector.hasErrorCode(vector) ->
                    Pusher.CPU;
            default -> Pusher.ENTRY_CODE;
        };
    }
}
