package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.StatusWord.C0;
import static org.stackshift.machine.cpu.x87.StatusWord.C1;
import static org.stackshift.machine.cpu.x87.StatusWord.C2;
import static org.stackshift.machine.cpu.x87.StatusWord.C3;
import static org.stackshift.machine.cpu.x87.StatusWord.CONDITIONS;

/** What instructions do with the register stack: the shapes that most of them share. */
final class Stack {
    /** How many registers an instruction pops. */
    static final int KEEP = 0;

    static final int POP = 1;
    static final int POP_TWICE = 2;

    private Stack() {}

    /** Pushes what an instruction has read since {@link X87#begin}. */
    private static void push(X87 unit, Extended value) {
        if (unit.settleLoad()) {
            unit.rotate(-1);
            unit.setSt(0, value);
        }
    }

    /** Pushes a number as it is: fld m80, fild, fbld, constants. */
    static void load(X87 unit, Extended value) {
        unit.begin();
        push(unit, unit.isEmpty(-1) ? value : unit.overflow());
    }

    /** Pushes a number that lay in memory as {@code bits} of a shorter format. */
    static void load(X87 unit, MemoryFormat format, long bits) {
        unit.begin();
        push(unit, unit.isEmpty(-1) ? converted(unit, format, bits) : unit.overflow());
    }

    private static Extended converted(X87 unit, MemoryFormat format, long bits) {
        Extended value = format.widen(bits);
        if (format.isDenormal(bits)) {
            unit.environment().raise(StatusWord.DE);
        }
        if (value.isSignalling()) {
            unit.environment().raise(StatusWord.IE);
            return value.quiet();
        }
        return value;
    }

    /** fld st(i). */
    static void duplicate(X87 unit, int index) {
        unit.begin();
        if (unit.isEmpty(index)) {
            push(unit, unit.underflow());
        } else {
            push(unit, unit.isEmpty(-1) ? unit.st(index) : unit.overflow());
        }
    }

    /** st(0) becomes what {@code operation} makes of it. */
    static void unary(X87 unit, Unary operation) {
        unit.begin();
        Extended result =
                unit.isEmpty(0)
                        ? unit.underflow()
                        : operation.apply(unit.st(0), unit.environment());
        if (unit.settle()) {
            unit.setSt(0, result);
        }
    }

    /** st(destination) and st(source) become st(destination); then pops. */
    static void binary(X87 unit, Binary operation, int destination, int source, int pops) {
        unit.begin();
        Extended result =
                unit.isEmpty(destination) || unit.isEmpty(source)
                        ? unit.underflow()
                        : operation.apply(
                                unit.st(destination), unit.st(source), unit.environment());
        if (unit.settle()) {
            unit.setSt(destination, result);
            pop(unit, pops);
        }
    }

    /**
     * st(0) and a number from memory become st(0); {@code denormal} if that number was one in its
     * own format.
     */
    static void binary(X87 unit, Binary operation, Extended source, boolean denormal) {
        unit.begin();
        Extended result;
        if (unit.isEmpty(0)) {
            result = unit.underflow();
        } else {
            result = operation.apply(unit.st(0), source, unit.environment());
            noteDenormal(unit, denormal);
        }
        if (unit.settle()) {
            unit.setSt(0, result);
        }
    }

    /** #D for an operand in memory, unless the other one decides the result. */
    private static void noteDenormal(X87 unit, boolean denormal) {
        boolean divided = (unit.environment().raised() & StatusWord.ZE) != 0;
        if (denormal && !divided && !Nans.concern(unit.st(0))) {
            unit.environment().raise(StatusWord.DE);
        }
    }

    static void pop(X87 unit, int pops) {
        for (int i = 0; i < pops; i++) {
            unit.pop();
        }
    }

    /** How st(0) compares with st(index); unordered after a stack underflow. */
    static Order order(X87 unit, Comparison comparison, int index) {
        unit.begin();
        if (unit.isEmpty(0) || unit.isEmpty(index)) {
            unit.underflow();
            return Order.UNORDERED;
        }
        return comparison.compare(unit.st(0), unit.st(index), unit.environment());
    }

    /** How st(0) compares with a number from memory. */
    static Order order(X87 unit, Comparison comparison, Extended source, boolean denormal) {
        unit.begin();
        if (unit.isEmpty(0)) {
            unit.underflow();
            return Order.UNORDERED;
        }
        Order order = comparison.compare(unit.st(0), source, unit.environment());
        noteDenormal(unit, denormal && order != Order.UNORDERED);
        return order;
    }

    /**
     * Ends a comparison that answers in the status word, which even an unmasked exception does not
     * prevent: it only keeps the stack.
     */
    static void answer(X87 unit, Order order, int pops) {
        boolean proceed = unit.settle();
        unit.setConditions(CONDITIONS, order.conditions());
        pop(unit, proceed ? pops : KEEP);
    }

    /** fxch. */
    static void exchange(X87 unit, int index) {
        unit.begin();
        Extended first = unit.isEmpty(0) ? unit.underflow() : unit.st(0);
        Extended second = unit.isEmpty(index) ? unit.underflow() : unit.st(index);
        if (unit.settle()) {
            unit.setSt(0, second);
            unit.setSt(index, first);
        }
    }

    /** fst st(i), fstp st(i). */
    static void copy(X87 unit, int index, int pops) {
        unit.begin();
        Extended value = unit.isEmpty(0) ? unit.underflow() : unit.st(0);
        if (unit.settle()) {
            unit.setSt(index, value);
            pop(unit, pops);
        }
    }

    /** fprem, fprem1. */
    static void remainder(X87 unit, Reduction reduction) {
        unit.begin();
        Remainder result =
                unit.isEmpty(0) || unit.isEmpty(1)
                        ? Remainder.invalid(unit.underflow())
                        : reduction.apply(unit.st(0), unit.st(1), unit.environment());
        unit.setConditions(StatusWord.C2, 0);
        if (unit.settle()) {
            unit.setSt(0, result.value());
            unit.setConditions(result.defined(), result.conditions());
        }
    }

    /**
     * Replaces st(0) by {@code below} of it and pushes {@code above} of it: fxtract, fsincos,
     * fptan.
     */
    static void split(X87 unit, Unary below, Unary above) {
        unit.begin();
        Extended x = unit.st(0);
        Extended lower;
        Extended upper;
        if (unit.isEmpty(0)) {
            lower = unit.underflow();
            upper = lower;
        } else if (!unit.isEmpty(-1)) {
            lower = unit.overflow();
            upper = lower;
        } else {
            lower = below.apply(x, unit.environment());
            upper = above.apply(x, unit.environment());
        }
        if (unit.settle()) {
            unit.setSt(0, lower);
            unit.rotate(-1);
            unit.setSt(0, upper);
        }
    }

    /** fsin, fcos: out of range they only set C2. */
    static void ofAngle(X87 unit, Unary function) {
        if (!leavesAngle(unit)) {
            unary(unit, function);
        }
    }

    /** fsincos, fptan; a stack overflow is found before the range is looked at. */
    static void splitAngle(X87 unit, Unary below, Unary above) {
        if (!unit.isEmpty(-1) || !leavesAngle(unit)) {
            unit.setConditions(C2, 0);
            split(unit, below, above);
        }
    }

    private static boolean leavesAngle(X87 unit) {
        boolean leaves = !unit.isEmpty(0) && Trigonometry.isOutOfRange(unit.st(0));
        unit.setConditions(C1 | C2, leaves ? C2 : 0);
        return leaves;
    }

    /** fxam: C3, C2 and C0 name the class of st(0), C1 its sign, even if it is empty. */
    static void examine(X87 unit) {
        Extended x = unit.st(0);
        int sign = x.negative() ? C1 : 0;
        unit.setConditions(CONDITIONS, classOf(unit, x) | sign);
    }

    private static int classOf(X87 unit, Extended x) {
        if (unit.isEmpty(0)) {
            return C3 | C0;
        }
        if (x.isUnsupported()) {
            return 0;
        }
        if (x.isNan()) {
            return C0;
        }
        if (x.isInfinite()) {
            return C2 | C0;
        }
        if (x.isZero()) {
            return C3;
        }
        return x.isDenormal() ? C3 | C2 : C2;
    }

    /** One of the two ways to compare. */
    @FunctionalInterface
    interface Comparison {
        Order compare(Extended a, Extended b, FloatEnvironment environment);
    }

    /** One of the two partial remainders. */
    @FunctionalInterface
    interface Reduction {
        Remainder apply(Extended a, Extended b, FloatEnvironment environment);
    }
}
