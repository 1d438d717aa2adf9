package org.stackshift.debug;

import org.stackshift.image.dwarf.Function;
import org.stackshift.image.dwarf.UnwindRules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the calls on a stack, from the innermost outward: by call frame information, where there is
 * none by the chain of frame pointers, and at last by looking for a return address. Each frame must
 * lie above the one before, so it ends on any memory.
 */
public final class Unwinder {
    private static final int MOST_FRAMES = 512;
    private static final int SCAN_WORDS = 128;

    private final LoadedImage image;
    private final Peek peek;
    private final CallSites calls;

    public Unwinder(LoadedImage image, Peek peek) {
        this.image = image;
        this.peek = peek;
        this.calls = new CallSites(image, peek);
    }

    /** Where a frame ends and what its caller continues with. */
    private record Step(
            long cfa,
            OptionalLong returnSlot,
            Map<Integer, Long> saved,
            CpuRegisters caller,
            Frame.Evidence evidence) {}

    /**
     * The frames of a stack.
     *
     * @param start registers of the innermost frame, rip and rsp known
     * @param high first address above the stack; frames that would begin beyond it are not followed
     */
    public List<Frame> unwind(CpuRegisters start, long high) {
        List<Frame> frames = new ArrayList<>();
        CpuRegisters registers = start;
        boolean isExact = true;
        while (frames.size() < MOST_FRAMES && image.isCode(registers.pc())) {
            long low = registers.rsp();
            Optional<Step> step = step(registers, isExact, high);
            frames.add(frame(registers, isExact, low, step));
            boolean goesOn =
                    step.isPresent()
                            && Long.compareUnsigned(step.get().cfa(), low) > 0
                            && Long.compareUnsigned(step.get().cfa(), high) <= 0;
            if (!goesOn) {
                break;
            }
            registers = step.get().caller();
            isExact = !calls.isReturnAddress(registers.pc());
            if (isExact && !image.isEntry(registers.pc())) {
                break;
            }
        }
        return List.copyOf(frames);
    }

    private Frame frame(CpuRegisters registers, boolean isExact, long low, Optional<Step> step) {
        long pc = registers.pc();
        long lookup = isExact ? pc : pc - 1;
        Optional<Function> function = image.functionAt(lookup);
        OptionalLong cfa = step.map(s -> OptionalLong.of(s.cfa())).orElse(OptionalLong.empty());
        FrameContext context = new FrameContext(registers, peek, image.bias(), cfa);
        return new Frame(
                pc,
                isExact,
                low,
                cfa.orElse(low),
                step.map(Step::returnSlot).orElse(OptionalLong.empty()),
                step.map(Step::saved).orElse(Map.of()),
                image.symbols().at(lookup).map(name -> at(name, pc)),
                function,
                function.map(f -> context.locals(f, image, lookup)).orElse(List.of()),
                step.map(Step::evidence).orElse(Frame.Evidence.SCAN));
    }

    private static NamedAddress at(NamedAddress name, long pc) {
        return new NamedAddress(name.name(), name.start(), name.size(), pc - name.start());
    }

    private Optional<Step> step(CpuRegisters registers, boolean isExact, long high) {
        long lookup = isExact ? registers.pc() : registers.pc() - 1;
        Optional<UnwindRules> rules = image.rulesAt(lookup);
        if (rules.isPresent()) {
            return byRules(registers, rules.get());
        }
        if (image.isOutermost(lookup)) {
            return Optional.empty();
        }
        if (isExact && image.isEntry(registers.pc())) {
            return Optional.of(atEntry(registers));
        }
        return byFramePointer(registers, high).or(() -> byScan(registers, high));
    }

    private Optional<Step> byRules(CpuRegisters registers, UnwindRules rules) {
        FrameContext context =
                new FrameContext(registers, peek, image.bias(), OptionalLong.empty());
        OptionalLong cfa = rules.cfa(context);
        if (cfa.isEmpty()) {
            return Optional.empty();
        }
        long cfaValue = cfa.getAsLong();
        Map<Integer, Long> saved = new HashMap<>();
        CpuRegisters caller = CpuRegisters.none();
        for (int number = 0; number < CpuRegisters.RETURN_ADDRESS; number++) {
            int register = number;
            rules.slot(number, cfaValue, context).ifPresent(slot -> saved.put(register, slot));
            caller = caller.with(number, rules.value(number, cfaValue, context));
        }
        OptionalLong pc = rules.value(rules.returnAddress(), cfaValue, context);
        caller = caller.with(CpuRegisters.RSP, cfa).with(CpuRegisters.RETURN_ADDRESS, pc);
        OptionalLong returnSlot = rules.slot(rules.returnAddress(), cfaValue, context);
        return Optional.of(new Step(cfaValue, returnSlot, saved, caller, Frame.Evidence.CFI));
    }

    /** Before its first instruction a function has only its return address on the stack. */
    private Step atEntry(CpuRegisters registers) {
        return returningFrom(registers.rsp(), registers, Map.of(), Frame.Evidence.FRAME_POINTER);
    }

    /** push rbp; mov rsp, rbp: the return address lies above the saved rbp. */
    private Optional<Step> byFramePointer(CpuRegisters registers, long high) {
        OptionalLong rbp = registers.get(CpuRegisters.RBP);
        if (rbp.isEmpty() || !isOnStack(rbp.getAsLong(), registers.rsp(), high)) {
            return Optional.empty();
        }
        long slot = rbp.getAsLong();
        OptionalLong returnAddress = peek.word(slot + Long.BYTES);
        if (returnAddress.isEmpty() || !calls.isReturnAddress(returnAddress.getAsLong())) {
            return Optional.empty();
        }
        CpuRegisters restored = registers.with(CpuRegisters.RBP, peek.word(slot));
        Map<Integer, Long> saved = Map.of(CpuRegisters.RBP, slot);
        return Optional.of(
                returningFrom(slot + Long.BYTES, restored, saved, Frame.Evidence.FRAME_POINTER));
    }

    private Optional<Step> byScan(CpuRegisters registers, long high) {
        long slot = registers.rsp() & -Long.BYTES;
        for (int i = 0; i < SCAN_WORDS && slot < high; i++, slot += Long.BYTES) {
            OptionalLong word = peek.word(slot);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            if (calls.isReturnAddress(word.getAsLong())) {
                return Optional.of(returningFrom(slot, registers, Map.of(), Frame.Evidence.SCAN));
            }
        }
        return Optional.empty();
    }

    private Step returningFrom(
            long slot, CpuRegisters registers, Map<Integer, Long> saved, Frame.Evidence evidence) {
        long cfa = slot + Long.BYTES;
        CpuRegisters caller =
                registers
                        .with(CpuRegisters.RSP, OptionalLong.of(cfa))
                        .with(CpuRegisters.RETURN_ADDRESS, peek.word(slot));
        return new Step(cfa, OptionalLong.of(slot), saved, caller, evidence);
    }

    private static boolean isOnStack(long vaddr, long rsp, long high) {
        return (vaddr & (Long.BYTES - 1)) == 0
                && Long.compareUnsigned(vaddr, rsp) >= 0
                && Long.compareUnsigned(vaddr, high) < 0;
    }
}
