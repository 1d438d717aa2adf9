package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How to undo a frame at one instruction.
 *
 * @param cfa how to compute the canonical frame address: rsp before the call pushed the return
 *     address
 * @param registers rules by DWARF register number; registers without a rule keep their value
 * @param returnAddress the DWARF number of the column that stands for the return address
 * @param isSignalFrame whether a signal handler returns here: the interrupted pc is exact, not
 *     behind a call
 */
public record UnwindRules(
        Cfa cfa, Map<Integer, RegisterRule> registers, int returnAddress, boolean isSignalFrame) {
    /** How to compute the canonical frame address. */
    public sealed interface Cfa {
        /** A register plus an offset. */
        record RegisterOffset(int register, long offset) implements Cfa {}

        /** What an expression says. */
        record Computed(ByteSpan expression) implements Cfa {}
    }

    /** The rule for a register. */
    public RegisterRule rule(int register) {
        return registers.getOrDefault(register, new RegisterRule.SameValue());
    }

    /** The canonical frame address in a frame. */
    public OptionalLong cfa(Expression.Frame frame) {
        return switch (cfa) {
            case Cfa.RegisterOffset(int register, long offset) ->
                    plus(frame.register(register), offset);
            case Cfa.Computed(ByteSpan expression) ->
                    Expression.evaluate(expression, frame)
                                    instanceof Expression.Result.Memory memory
                            ? OptionalLong.of(memory.vaddr())
                            : OptionalLong.empty();
        };
    }

    /**
     * The address at which the caller's value of a register is saved; empty if it is not in memory.
     */
    public OptionalLong slot(int register, long cfaValue, Expression.Frame frame) {
        return switch (rule(register)) {
            case RegisterRule.Offset(long offset) -> OptionalLong.of(cfaValue + offset);
            case RegisterRule.Saved(ByteSpan expression) ->
                    Expression.evaluate(expression, frame, cfaValue);
            default -> OptionalLong.empty();
        };
    }

    /** The caller's value of a register. */
    public OptionalLong value(int register, long cfaValue, Expression.Frame frame) {
        return switch (rule(register)) {
            case RegisterRule.Undefined() -> OptionalLong.empty();
            case RegisterRule.SameValue() -> frame.register(register);
            case RegisterRule.ValueOffset(long offset) -> OptionalLong.of(cfaValue + offset);
            case RegisterRule.Register(int number) -> frame.register(number);
            case RegisterRule.Value(ByteSpan expression) ->
                    Expression.evaluate(expression, frame, cfaValue);
            case RegisterRule.Offset offset -> load(register, cfaValue, frame);
            case RegisterRule.Saved saved -> load(register, cfaValue, frame);
        };
    }

    private OptionalLong load(int register, long cfaValue, Expression.Frame frame) {
        OptionalLong slot = slot(register, cfaValue, frame);
        return slot.isPresent() ? frame.load(slot.getAsLong(), Long.BYTES) : slot;
    }

    private static OptionalLong plus(OptionalLong value, long offset) {
        return value.isPresent() ? OptionalLong.of(value.getAsLong() + offset) : value;
    }
}
