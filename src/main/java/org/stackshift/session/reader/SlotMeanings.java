package org.stackshift.session.reader;

import org.stackshift.debug.CpuRegisters;
import org.stackshift.debug.Frame;
import org.stackshift.debug.NamedAddress;
import org.stackshift.debug.Peek;
import org.stackshift.debug.Stack;
import org.stackshift.image.dwarf.Variable;
import org.stackshift.session.view.SlotMeaning;
import org.stackshift.session.view.Symbol;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each word of a stack is, from its frames and from what was planted on it. */
final class SlotMeanings {
    private static final long LARGEST_LOCAL = 1 << 16;

    private final Map<Long, SlotMeaning> meanings = new HashMap<>();
    private final Naming naming;
    private final Peek peek;

    SlotMeanings(Naming naming, Peek peek) {
        this.naming = naming;
        this.peek = peek;
    }

    /** Adds what is known without frames: words that somebody prepared and that are still there. */
    void addPlanted(Stack stack) {
        boolean entrySeen = false;
        for (Stack.PlantedWord word : stack.planted()) {
            boolean unchanged = peek.word(word.vaddr()).orElse(~word.value()) == word.value();
            if (unchanged && (!entrySeen || word.isEntry())) {
                meanings.put(word.vaddr(), planted(word, stack));
            }
            entrySeen |= word.isEntry();
        }
    }

    private SlotMeaning planted(Stack.PlantedWord word, Stack stack) {
        if (word.isEntry()) {
            return new SlotMeaning.Planted(SlotMeaning.Role.ENTRY, naming.symbol(word.value()));
        }
        boolean pointsIntoStack =
                word.value() >= stack.region().low() && word.value() <= stack.region().high();
        return new SlotMeaning.Planted(
                pointsIntoStack ? SlotMeaning.Role.FRAME_POINTER : SlotMeaning.Role.OTHER, null);
    }

    /** Adds what execve left at the top of the stack; returns the highest word of it. */
    long addProcessStart(long initialRsp) {
        Map<Long, String> names = new ProcessStart(peek).names(initialRsp);
        names.forEach((vaddr, name) -> meanings.put(vaddr, new SlotMeaning.ProcessStart(name)));
        return Collections.max(names.keySet());
    }

    /** Adds return addresses, saved registers and variables. */
    void addFrames(List<Frame> frames) {
        for (Frame frame : frames) {
            frame.locals().forEach(local -> addLocal(local, frame));
            frame.savedRegisters().forEach(this::addSaved);
            frame.returnSlot().ifPresent(this::addReturnAddress);
        }
    }

    private void addLocal(Frame.Local local, Frame frame) {
        String function = frame.name().map(NamedAddress::name).orElse("");
        long first = local.vaddr() & -Long.BYTES;
        long end = local.vaddr() + Math.min(local.size(), LARGEST_LOCAL);
        for (long slot = first; slot < end; slot += Long.BYTES) {
            int offset = (int) Math.max(0, slot - local.vaddr());
            meanings.put(
                    slot,
                    local.kind() == Variable.Kind.PARAMETER
                            ? new SlotMeaning.Argument(local.name(), function)
                            : new SlotMeaning.Local(local.name(), function, offset));
        }
    }

    private void addSaved(int register, long slot) {
        meanings.put(
                slot,
                register == CpuRegisters.RBP
                        ? new SlotMeaning.SavedRbp()
                        : new SlotMeaning.SavedRegister(CpuRegisters.name(register)));
    }

    private void addReturnAddress(long slot) {
        if (meanings.get(slot) instanceof SlotMeaning.Planted) {
            return;
        }
        peek.word(slot)
                .ifPresent(
                        value -> {
                            // The call itself: it may be its function's last instruction.
                            Symbol call = naming.symbol(value - 1);
                            if (call != null) {
                                meanings.put(
                                        slot,
                                        new SlotMeaning.ReturnAddress(
                                                new Symbol(call.name(), call.offset() + 1),
                                                naming.line(value - 1)));
                            }
                        });
    }

    /** The meaning of a word in use. */
    SlotMeaning of(long vaddr) {
        return meanings.getOrDefault(vaddr, new SlotMeaning.Other());
    }

    /** Whether something definite is known of a word. */
    boolean knows(long vaddr) {
        return meanings.containsKey(vaddr);
    }
}
