package org.stackshift.session.reader;

import org.stackshift.debug.CpuRegisters;
import org.stackshift.debug.Frame;
import org.stackshift.debug.Region;
import org.stackshift.debug.Stack;
import org.stackshift.debug.StackSwitched;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.FrameView;
import org.stackshift.session.view.SlotMeaning;
import org.stackshift.session.view.SlotView;
import org.stackshift.session.view.StackSwitch;
import org.stackshift.session.view.StackView;
import org.stackshift.session.view.StacksView;
import org.stackshift.session.view.Symbol;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the program's stacks, word by word. */
final class StacksReader {
    /** More columns than anybody can look at. */
    private static final int MOST_STACKS = 24;

    /** Leaf functions may use so much below rsp (System V ABI §3.2.2). */
    private static final int RED_ZONE = 128;

    /** Words shown below rsp at least, and the most of a stack in all. */
    private static final int WORDS_BELOW = 24;

    private static final int MOST_WORDS = 640;

    private final Debuggee debuggee;
    private final Naming naming;

    StacksReader(Debuggee debuggee, Naming naming) {
        this.debuggee = debuggee;
        this.naming = naming;
    }

    StacksView read() {
        debuggee.stacks().refresh(currentFrames());
        List<Stack> known =
                debuggee.stacks().stacks().stream().filter(stack -> !stack.isKernel()).toList();
        List<Stack> shown = choose(known);
        return new StacksView(
                debuggee.machine().icount(),
                shown.stream().map(this::view).toList(),
                known.size() - shown.size(),
                debuggee.stacks().lastUserSwitch().map(StacksReader::event).orElse(null));
    }

    /** Of very many stacks those that are in use, and the first others. */
    private List<Stack> choose(List<Stack> known) {
        if (known.size() <= MOST_STACKS) {
            return known;
        }
        Set<Stack> chosen = new LinkedHashSet<>();
        debuggee.userStack().ifPresent(chosen::add);
        debuggee.stacks()
                .lastUserSwitch()
                .ifPresent(last -> chosen.addAll(List.of(last.from(), last.to())));
        known.stream().limit(MOST_STACKS - chosen.size()).forEach(chosen::add);
        return known.stream().filter(chosen::contains).toList();
    }

    private List<Frame> currentFrames() {
        return debuggee.userStack()
                .map(s -> debuggee.unwinder().unwind(debuggee.userRegisters(), s.region().high()))
                .orElse(List.of());
    }

    private static StackSwitch event(StackSwitched event) {
        return new StackSwitch(
                event.icount(),
                event.rip(),
                Naming.id(event.from()),
                event.oldRsp(),
                Naming.id(event.to()),
                event.newRsp());
    }

    private StackView view(Stack stack) {
        boolean isCurrent = debuggee.userStack().filter(stack::equals).isPresent();
        Optional<CpuRegisters> registers =
                isCurrent
                        ? Optional.of(debuggee.userRegisters())
                        : stack.resume().or(() -> debuggee.parkedOn(stack));
        List<Frame> frames =
                registers
                        .map(r -> debuggee.unwinder().unwind(r, stack.region().high()))
                        .orElse(List.of());
        OptionalLong rsp = rsp(stack, registers);
        long highWater = stack.highWater(debuggee.peek());
        return new StackView(
                Naming.id(stack),
                naming.owner(stack),
                state(stack, isCurrent),
                stack.region().low(),
                stack.region().high(),
                rsp,
                highWater,
                rows(stack, frames, rsp, highWater),
                frames.stream().map(this::frame).toList(),
                redZone(rsp, isCurrent),
                below(stack.region()),
                stack.isOverflowed());
    }

    private static OptionalLong rsp(Stack stack, Optional<CpuRegisters> registers) {
        if (stack.isNew()) {
            return OptionalLong.of(stack.firstRsp());
        }
        return registers.map(r -> OptionalLong.of(r.rsp())).orElse(OptionalLong.empty());
    }

    private StackView.State state(Stack stack, boolean isCurrent) {
        boolean inRing3 = debuggee.cpuOfTask().filter(cpu -> cpu.cpl != 0).isPresent();
        boolean isRunning = isCurrent && (inRing3 || debuggee.hasEnded());
        if (isRunning) {
            return StackView.State.RUNNING;
        }
        if (stack.isFinished()) {
            return StackView.State.FINISHED;
        }
        return stack.isNew() ? StackView.State.NEW : StackView.State.SUSPENDED;
    }

    private static long redZone(OptionalLong rsp, boolean isCurrent) {
        return rsp.isEmpty() ? 0 : rsp.getAsLong() - (isCurrent ? RED_ZONE : 0);
    }

    private FrameView frame(Frame frame) {
        Symbol function = frame.name().map(Naming::symbol).orElse(new Symbol("?", 0));
        return new FrameView(frame.low(), frame.cfa(), function, naming.line(frame.lookupPc()));
    }

    private StackView.Below below(Region region) {
        if (region.kind() == Region.Kind.MAIN) {
            return StackView.Below.GROWS;
        }
        Vma vma =
                debuggee.task().hasMm() ? debuggee.task().mm().vmas().find(region.low() - 1) : null;
        boolean isReadable = vma != null && vma.prot() != 0;
        return isReadable ? StackView.Below.DATA : StackView.Below.GUARD;
    }

    private List<SlotView> rows(Stack stack, List<Frame> frames, OptionalLong rsp, long highWater) {
        SlotMeanings meanings = new SlotMeanings(naming, debuggee.peek());
        meanings.addPlanted(stack);
        long top = stack.region().high() - Long.BYTES;
        if (stack.region().kind() == Region.Kind.MAIN) {
            // Above lie only the strings that the vectors point to.
            top = Math.min(top, meanings.addProcessStart(debuggee.initialRsp()));
        }
        meanings.addFrames(frames);
        long inUse = rsp.orElse(top) & -Long.BYTES;
        List<SlotView> rows = new ArrayList<>();
        for (long slot = lowestShown(stack, inUse); slot <= top; slot += Long.BYTES) {
            if (rows.size() < MOST_WORDS || meanings.knows(slot)) {
                addRow(rows, slot, meaning(slot, inUse, highWater, meanings));
            }
        }
        return rows.reversed();
    }

    /** Small stacks are shown whole. */
    private static long lowestShown(Stack stack, long inUse) {
        Region region = stack.region();
        long size = region.high() - region.low();
        long low = region.low() + Long.BYTES - 1 & -Long.BYTES;
        return size <= MOST_WORDS * Long.BYTES
                ? Math.min(low, inUse)
                : Math.max(low, inUse - WORDS_BELOW * Long.BYTES);
    }

    private static SlotMeaning meaning(
            long slot, long inUse, long highWater, SlotMeanings meanings) {
        if (Long.compareUnsigned(slot, inUse) >= 0 || meanings.knows(slot)) {
            return meanings.of(slot);
        }
        return Long.compareUnsigned(slot, highWater) >= 0
                ? new SlotMeaning.LeftOver()
                : new SlotMeaning.NeverWritten();
    }

    private void addRow(List<SlotView> rows, long slot, SlotMeaning meaning) {
        OptionalLong value = debuggee.peek().word(slot);
        if (value.isPresent()) {
            long word = value.getAsLong();
            rows.add(new SlotView(slot, word, meaning, naming.target(word)));
        } else {
            rows.add(new SlotView(slot, 0, new SlotMeaning.Guard(), null));
        }
    }
}
