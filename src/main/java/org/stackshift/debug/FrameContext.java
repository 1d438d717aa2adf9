package org.stackshift.debug;

import org.stackshift.image.dwarf.Expression;
import org.stackshift.image.dwarf.Function;
import org.stackshift.image.dwarf.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What location expressions may know of a frame: its registers, memory and canonical frame address.
 */
final class FrameContext implements Expression.Frame {
    private final CpuRegisters registers;
    private final Peek peek;
    private final long bias;
    private final OptionalLong cfa;
    private OptionalLong frameBase = OptionalLong.empty();

    FrameContext(CpuRegisters registers, Peek peek, long bias, OptionalLong cfa) {
        this.registers = registers;
        this.peek = peek;
        this.bias = bias;
        this.cfa = cfa;
    }

    @Override
    public OptionalLong register(int number) {
        return registers.get(number);
    }

    @Override
    public OptionalLong load(long vaddr, int size) {
        return peek.load(vaddr, size);
    }

    @Override
    public OptionalLong cfa() {
        return cfa;
    }

    @Override
    public OptionalLong frameBase() {
        return frameBase;
    }

    @Override
    public long loadBias() {
        return bias;
    }

    /** The function's variables that are visible at {@code pc} and lie in memory. */
    List<Frame.Local> locals(Function function, LoadedImage image, long pc) {
        long linked = pc - bias;
        frameBase = function.frameBase().at(linked).map(this::base).orElse(OptionalLong.empty());
        List<Frame.Local> locals = new ArrayList<>();
        for (Variable variable : function.variables()) {
            if (variable.isVisibleAt(linked)) {
                variable.location()
                        .at(linked)
                        .map(expression -> Expression.evaluate(expression, this))
                        .map(place -> place instanceof Expression.Result.Memory m ? m : null)
                        .ifPresent(place -> locals.add(local(variable, place.vaddr(), image)));
            }
        }
        return List.copyOf(locals);
    }

    /** A frame base is an address, or a register that holds one (DWARF 5 §3.3.5). */
    private OptionalLong base(org.stackshift.base.ByteSpan expression) {
        return switch (Expression.evaluate(expression, this)) {
            case Expression.Result.Memory(long vaddr) -> OptionalLong.of(vaddr);
            case Expression.Result.Register(int number) -> registers.get(number);
            case Expression.Result.Value(long value) -> OptionalLong.of(value);
            case Expression.Result.Unknown unknown -> OptionalLong.empty();
        };
    }

    private static Frame.Local local(Variable variable, long vaddr, LoadedImage image) {
        long size = Math.max(1, image.debugInfo().types().size(variable.type()));
        return new Frame.Local(variable.name(), variable.type(), variable.kind(), vaddr, size);
    }
}
