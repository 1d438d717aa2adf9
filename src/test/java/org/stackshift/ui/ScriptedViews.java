package org.stackshift.ui;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.CodeRow;
import org.stackshift.session.view.CodeRow.Mark;
import org.stackshift.session.view.CodeView;
import org.stackshift.session.view.FrameView;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelSlot.Pusher;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.session.view.Owner;
import org.stackshift.session.view.RegisterValue;
import org.stackshift.session.view.RegistersView;
import org.stackshift.session.view.SlotMeaning;
import org.stackshift.session.view.SlotView;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.SourceView;
import org.stackshift.session.view.StackId;
import org.stackshift.session.view.StackSwitch;
import org.stackshift.session.view.StackView;
import org.stackshift.session.view.StacksView;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.Target;
import org.stackshift.session.view.XmmValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Hand-written views of the moment before and after the switch in yield_to, in the shape of FACTS
 * §1.
 */
final class ScriptedViews {
    static final Owner MAIN = new Owner(Owner.Kind.MAIN, "main", 0);
    static final Owner CO_B = new Owner(Owner.Kind.COROUTINE, "co_b", 1);
    static final Owner KERNEL = new Owner(Owner.Kind.KERNEL, "", 0);
    static final StackId MAIN_STACK = new StackId(0);
    static final StackId CO_B_STACK = new StackId(1);
    static final String FILE = "labs/01-coroutine/src/coroutine.h";

    private static final long TOP = 0x7fffffffe700L;
    private static final long BASE = 0x4182e0;
    private static final long YIELD = 0x40076dL;
    private static final List<String> NAMES =
            List.of(
                    "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10",
                    "r11", "r12", "r13", "r14", "r15");
    private static final List<String> SOURCE =
            """
            // The switch: two instructions.
            #include <stdlib.h>

            void yield_to(coroutine* old_co, coroutine* co) {
                __asm__ (
                    "movq %%rsp, %0\\n\\t"   // save where we stand
                    "movq %%rax, %%rsp\\n\\t"
                    : "=m"(old_co->saved_sp)
                    : "a"(co->saved_sp) :);
            }

            /* What co_b runs:
               it prints B and goes back. */
            void start_b() {
                put('B');
                yield_to(co_b, co_a);
                put('D');
                yield_to(co_b, co_a);
            }

            int main() {
                co_b = new coroutine(start_b);
                co_a = new coroutine(nullptr);
                put('A');
                yield_to(co_a, co_b);
                put('C');
                yield_to(co_a, co_b);
                put('E');
                return 0;
            }
            """
                    .lines()
                    .toList();
    private static final String LISTING =
            """
            0 4 55|push|%rbp
            1 4 48 89 e5|mov|%rsp,%rbp
            4 4 48 89 7d f8|mov|%rdi,-0x8(%rbp)
            8 4 48 89 75 f0|mov|%rsi,-0x10(%rbp)
            12 5 48 8b 45 f0|mov|-0x10(%rbp),%rax
            16 5 48 8b 00|mov|(%rax),%rax
            19 5 48 8b 55 f8|mov|-0x8(%rbp),%rdx
            23 5 48 89 22|mov|%rsp,(%rdx)
            26 5 48 89 c4|mov|%rax,%rsp
            29 10 90|nop|
            30 10 5d|pop|%rbp
            31 10 c3|ret|
            """;

    private ScriptedViews() {}

    static RegistersView registers(long icount, boolean switched) {
        long rsp = switched ? BASE - 16 : TOP - 0x48;
        Map<String, Long> values =
                Map.of(
                        "rax",
                        BASE - 16,
                        "rdx",
                        0x418310L,
                        "rbx",
                        0x401320L,
                        "rsp",
                        rsp,
                        "rbp",
                        TOP - 0x48,
                        "rsi",
                        0x4182f0L,
                        "rdi",
                        0x418310L,
                        "r11",
                        0x246L);
        List<RegisterValue> general = new ArrayList<>();
        for (String name : NAMES) {
            long value = values.getOrDefault(name, 0L);
            general.add(new RegisterValue(name, value, 8, target(value)));
        }
        List<XmmValue> xmm = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            xmm.add(new XmmValue("xmm" + i, i == 0 ? 0x3ff0000000000000L : 0, 0));
        }
        long rip = YIELD + (switched ? 29 : 26);
        return new RegistersView(
                icount,
                general,
                new RegisterValue(
                        "rip", rip, 8, new Target.Code(new Symbol("yield_to", rip - YIELD))),
                switched ? 0x246 : 0x206,
                selectors(),
                system(),
                xmm,
                0x1f80,
                3);
    }

    private static @Nullable Target target(long value) {
        if (value > BASE - 1024 && value <= BASE) {
            return new Target.Stack(CO_B_STACK, CO_B);
        }
        if (value > TOP - 4096 && value <= TOP) {
            return new Target.Stack(MAIN_STACK, MAIN);
        }
        return value == 0x418310L ? new Target.Mapped("heap") : null;
    }

    private static List<RegisterValue> selectors() {
        return List.of(
                new RegisterValue("cs", 0x33, 2, null),
                new RegisterValue("ss", 0x2b, 2, null),
                new RegisterValue("ds", 0, 2, null),
                new RegisterValue("es", 0, 2, null),
                new RegisterValue("fs", 0, 2, null),
                new RegisterValue("gs", 0, 2, null));
    }

    private static List<RegisterValue> system() {
        return List.of(
                new RegisterValue("fs.base", 0, 8, null),
                new RegisterValue("gs.base", 0, 8, null),
                new RegisterValue("cr0", 0x80050033L, 8, null),
                new RegisterValue("cr2", 0, 8, null),
                new RegisterValue("cr3", 0x1a3c000L, 8, null),
                new RegisterValue("cr4", 0x3206b0L, 8, null),
                new RegisterValue("tss.rsp0", 0xffffc90000008000L, 8, null));
    }

    static CodeView code(boolean switched, Set<Integer> breakpoints) {
        List<CodeRow> rows = new ArrayList<>();
        long next = switched ? 29 : 26;
        for (String line : LISTING.lines().toList()) {
            String[] parts = line.split(" ", 3);
            String[] text = parts[2].split("\\|", -1);
            long offset = Long.parseLong(parts[0]);
            int source = Integer.parseInt(parts[1]);
            List<Mark> marks = new ArrayList<>();
            if (offset == next) {
                marks.add(Mark.NEXT);
            }
            if (offset == (switched ? 26 : 23)) {
                marks.add(Mark.RAN);
            }
            if (switched && offset == 26) {
                marks.add(Mark.STACK_SWITCH);
            }
            if (offset == 0 && breakpoints.contains(4)) {
                marks.add(Mark.BREAKPOINT);
            }
            rows.add(
                    new CodeRow(
                            YIELD + offset,
                            new Symbol("yield_to", offset),
                            text[0],
                            text[1],
                            text[2],
                            null,
                            OptionalLong.empty(),
                            new SourceLine(FILE, source),
                            Set.copyOf(marks)));
        }
        SourceView source =
                new SourceView(
                        FILE,
                        SOURCE,
                        switched ? 10 : 5,
                        5,
                        Set.of(
                                4, 5, 10, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28,
                                29),
                        breakpoints);
        return new CodeView(YIELD + next, source, rows, List.of(FILE, "coroutine.cpp"));
    }

    static StacksView stacks(long icount, boolean switched) {
        @Nullable StackSwitch last =
                switched
                        ? new StackSwitch(
                                icount, YIELD + 26, MAIN_STACK, TOP - 0x48, CO_B_STACK, BASE - 16)
                        : null;
        return new StacksView(icount, List.of(mainStack(switched), coB(switched)), 0, last);
    }

    private static StackView mainStack(boolean switched) {
        long rsp = TOP - 0x48;
        Symbol main = new Symbol("main", 0x91);
        List<SlotView> rows = new ArrayList<>();
        rows.add(slot(TOP - 8, 0, new SlotMeaning.ProcessStart("envp end")));
        rows.add(slot(TOP - 0x10, TOP + 0x90, new SlotMeaning.ProcessStart("argv[0]")));
        rows.add(slot(TOP - 0x18, 1, new SlotMeaning.ProcessStart("argc")));
        rows.add(
                slot(
                        TOP - 0x20,
                        0x40070a,
                        new SlotMeaning.ReturnAddress(new Symbol("_start", 0x1a), null)));
        rows.add(slot(TOP - 0x28, 1, new SlotMeaning.SavedRbp()));
        rows.add(slot(TOP - 0x30, 0x401320, new SlotMeaning.SavedRegister("rbx")));
        rows.add(slot(TOP - 0x38, 0, new SlotMeaning.Other()));
        rows.add(
                slot(
                        TOP - 0x40,
                        0x4008d1,
                        new SlotMeaning.ReturnAddress(main, new SourceLine(FILE, 25))));
        rows.add(slot(rsp, TOP - 0x28, new SlotMeaning.SavedRbp()));
        rows.add(slot(rsp - 8, 0x418310, new SlotMeaning.Argument("old_co", "yield_to")));
        rows.add(slot(rsp - 0x10, 0x4182f0, new SlotMeaning.Argument("co", "yield_to")));
        for (int i = 3; i < 20; i++) {
            rows.add(slot(rsp - 8L * i, 0, new SlotMeaning.NeverWritten()));
        }
        return new StackView(
                MAIN_STACK,
                MAIN,
                switched ? StackView.State.SUSPENDED : StackView.State.RUNNING,
                TOP - 8 * 1024 * 1024,
                TOP,
                OptionalLong.of(rsp),
                TOP - 0x90,
                rows,
                List.of(
                        new FrameView(
                                rsp,
                                TOP - 0x38,
                                new Symbol("yield_to", 0),
                                new SourceLine(FILE, 5)),
                        new FrameView(TOP - 0x38, TOP - 0x18, main, null)),
                rsp - 128,
                StackView.Below.GROWS,
                false);
    }

    private static StackView coB(boolean switched) {
        List<SlotView> rows = new ArrayList<>();
        rows.add(
                slot(
                        BASE - 8,
                        0x401196,
                        new SlotMeaning.Planted(SlotMeaning.Role.ENTRY, new Symbol("start_b", 0))));
        rows.add(
                slot(
                        BASE - 16,
                        BASE,
                        new SlotMeaning.Planted(SlotMeaning.Role.FRAME_POINTER, null)));
        for (int i = 3; i < 10; i++) {
            rows.add(slot(BASE - 8L * i, 0, new SlotMeaning.NeverWritten()));
        }
        return new StackView(
                CO_B_STACK,
                CO_B,
                switched ? StackView.State.RUNNING : StackView.State.NEW,
                BASE - 1024,
                BASE,
                OptionalLong.of(BASE - 16),
                BASE - 16,
                rows,
                List.of(new FrameView(BASE - 16, BASE, new Symbol("start_b", 0), null)),
                BASE - 16,
                StackView.Below.DATA,
                false);
    }

    private static SlotView slot(long vaddr, long value, SlotMeaning meaning) {
        return new SlotView(vaddr, value, meaning, target(value));
    }

    static KernelStackView kernel(long icount) {
        long rsp0 = 0xffffc90000008000L;
        List<String> fields = List.of("ss", "rsp", "rflags", "cs", "rip", "orig_rax", "rdi", "rsi");
        List<Long> values = List.of(0x2bL, TOP - 0x60, 0x202L, 0x33L, 0x401362L, 1L, 1L, 0x402010L);
        List<KernelSlot> rows = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            rows.add(
                    new KernelSlot(
                            rsp0 - 8L * (i + 1),
                            values.get(i),
                            fields.get(i),
                            Pusher.ENTRY_CODE,
                            false));
        }
        return new KernelStackView(
                icount,
                KERNEL,
                1,
                0xffffc90000004000L,
                0xffffc90000008000L,
                rsp0,
                OptionalLong.empty(),
                new KernelStackView.Entry.Syscall(1, "write"),
                rows);
    }
}
