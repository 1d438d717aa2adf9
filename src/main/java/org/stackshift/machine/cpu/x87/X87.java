package org.stackshift.machine.cpu.x87;

import static org.stackshift.machine.cpu.x87.StatusWord.B;
import static org.stackshift.machine.cpu.x87.StatusWord.BEFORE;
import static org.stackshift.machine.cpu.x87.StatusWord.C1;
import static org.stackshift.machine.cpu.x87.StatusWord.CONDITIONS;
import static org.stackshift.machine.cpu.x87.StatusWord.ES;
import static org.stackshift.machine.cpu.x87.StatusWord.EXCEPTIONS;
import static org.stackshift.machine.cpu.x87.StatusWord.SF;
import static org.stackshift.machine.cpu.x87.StatusWord.TOP_SHIFT;

import org.stackshift.base.StateHash;

import java.util.Arrays;

/**
 * The floating-point unit: eight registers used as a stack, status, control and tags (SDM vol. 1
 * §8.1).
 *
 * <p>An instruction runs in three steps: {@link #begin}, computing, which raises exceptions in the
 * {@link FloatEnvironment}, and {@link #settle}, which moves them to the status word and tells
 * whether the result may be stored. Until {@code settle} nothing but C1 has changed, so an
 * instruction may still fault on memory in between.
 */
public final class X87 {
    /** How many registers there are. */
    public static final int REGISTERS = 8;

    /** What an MMX instruction leaves in the sign and exponent of the register that it writes. */
    private static final int MMX_EXPONENT = 0xffff;

    /** Exceptions that keep a store from happening. */
    private static final int STORE = BEFORE | StatusWord.OE | StatusWord.UE;

    private final FloatEnvironment environment = new FloatEnvironment();
    private final Extended[] registers = new Extended[REGISTERS];

    /** Bit i: physical register i is not empty. */
    private int occupied;

    private int top;

    /** The status word without TOP. */
    private int status;

    private boolean overflowed;

    /**
     * Address of the last instruction that was no control instruction: the FPU instruction pointer.
     */
    public long lastInstruction;

    /** A unit after {@code fninit}. */
    public X87() {
        Arrays.fill(registers, Extended.ZERO);
    }

    /** Everything as after {@code fninit}; registers keep their contents, but are empty. */
    public void initialize() {
        environment.setControl(FloatEnvironment.INITIAL);
        occupied = 0;
        top = 0;
        status = 0;
        lastInstruction = 0;
    }

    FloatEnvironment environment() {
        return environment;
    }

    /** The content of st(i), empty or not. */
    public Extended st(int index) {
        return registers[top + index & 7];
    }

    /** Writes st(i) and marks it as not empty. */
    public void setSt(int index, Extended value) {
        int physical = top + index & 7;
        registers[physical] = value;
        occupied |= 1 << physical;
    }

    /** Writes all registers, st(0) first; tags stay. */
    void setRegisters(Extended[] values) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[top + i & 7] = values[i];
        }
    }

    boolean isEmpty(int index) {
        return (occupied >>> (top + index & 7) & 1) == 0;
    }

    /** Marks st(i) as empty. */
    void free(int index) {
        occupied &= ~(1 << (top + index & 7));
    }

    void pop() {
        free(0);
        rotate(1);
    }

    /** Adds to TOP; no register changes. */
    void rotate(int count) {
        top = top + count & 7;
    }

    public int control() {
        return environment.control();
    }

    /** Loads the control word; an exception that it unmasks is pending at once. */
    public void setControl(int value) {
        environment.setControl(value);
        updateSummary();
    }

    /** The status word with TOP. */
    public int status() {
        return status | top << TOP_SHIFT;
    }

    /** Loads the status word; ES and B follow from the exceptions and their masks. */
    public void setStatus(int value) {
        top = value >>> TOP_SHIFT & 7;
        status = value & (EXCEPTIONS | SF | CONDITIONS);
        updateSummary();
    }

    private void updateSummary() {
        boolean pending = (status & ~environment.control() & EXCEPTIONS) != 0;
        status = pending ? status | ES | B : status & ~(ES | B);
    }

    /** The abridged tag word of FXSAVE: bit i set if physical register i is not empty. */
    public int tags() {
        return occupied;
    }

    public void setTags(int tags) {
        occupied = tags & 0xff;
    }

    /**
     * The tag word of FNSTENV: two bits a physical register, 0 valid, 1 zero, 2 special, 3 empty.
     */
    int fullTags() {
        int tags = 0;
        for (int i = 0; i < REGISTERS; i++) {
            tags |= tag(i) << 2 * i;
        }
        return tags;
    }

    private int tag(int physical) {
        Extended x = registers[physical];
        if ((occupied >>> physical & 1) == 0) {
            return 3;
        }
        if (x.isZero()) {
            return 1;
        }
        return x.isFinite() && !x.isDenormal() ? 0 : 2;
    }

    void setFullTags(int tags) {
        occupied = 0;
        for (int i = 0; i < REGISTERS; i++) {
            occupied |= (tags >>> 2 * i & 3) == 3 ? 0 : 1 << i;
        }
    }

    /** Whether an unmasked exception waits for the next waiting instruction to raise #MF. */
    public boolean isPending() {
        return (status & ES) != 0;
    }

    /** fnclex. */
    void clearExceptions() {
        status &= CONDITIONS;
    }

    /** Replaces the condition codes in {@code mask}. */
    void setConditions(int mask, int values) {
        status = status & ~mask | values;
    }

    int conditions() {
        return status & CONDITIONS;
    }

    /** Starts an instruction that may raise exceptions. */
    void begin() {
        environment.begin();
        overflowed = false;
    }

    /** Raises a stack underflow; answers what the instruction reads in its place. */
    Extended underflow() {
        environment.raise(SF);
        return environment.invalid();
    }

    /** Raises a stack overflow; answers what the instruction pushes in its place. */
    Extended overflow() {
        overflowed = true;
        return underflow();
    }

    /**
     * Ends an instruction: exceptions go to the status word, C1 tells whether the result was
     * rounded up or the stack overflowed.
     *
     * @return false if an unmasked exception keeps the result from being stored and the stack from
     *     moving
     */
    boolean settle() {
        return settle(BEFORE);
    }

    /**
     * Ends an instruction that pushes: a denormal is pushed even if it raises an unmasked
     * exception.
     */
    boolean settleLoad() {
        return settle(StatusWord.IE);
    }

    /**
     * Ends an instruction that stores a number in memory; as {@link #settle()}, but there overflow
     * and underflow too keep the result back.
     */
    boolean settleStore() {
        return settle(STORE);
    }

    /** Ends a comparison that answers in rflags: it leaves C1 alone unless the stack faults. */
    boolean settleKeepingC1() {
        int before = status & C1;
        boolean proceed = settle();
        if ((environment.raised() & SF) == 0) {
            setConditions(C1, before);
        }
        return proceed;
    }

    /** Whether {@link #settleStore} will let the result be stored. */
    boolean mayStore() {
        return environment.unmasked(STORE) == 0;
    }

    private boolean settle(int stopping) {
        int raised = environment.raised();
        boolean stopped = environment.unmasked(stopping) != 0;
        if (stopped) {
            raised &= stopping | SF;
        }
        boolean one = overflowed || environment.roundedUp() && !stopped;
        status = status & ~C1 | (one ? C1 : 0);
        if (raised != 0) {
            status |= raised;
            updateSummary();
        }
        return !stopped;
    }

    /** MMX register i: the significand of physical register i. */
    public long mmx(int index) {
        return registers[index].significand();
    }

    /** Writes MMX register i. */
    public void setMmx(int index, long value) {
        registers[index] = new Extended(MMX_EXPONENT, value);
    }

    /**
     * What every MMX instruction but emms does besides its work: TOP is 0 and no register is empty.
     */
    public void enterMmx() {
        top = 0;
        occupied = 0xff;
    }

    /** emms: TOP is 0 and all registers are empty. */
    public void leaveMmx() {
        top = 0;
        occupied = 0;
    }

    /** Becomes equal to another unit between two instructions. */
    public void copyFrom(X87 other) {
        environment.setControl(other.environment.control());
        System.arraycopy(other.registers, 0, registers, 0, REGISTERS);
        occupied = other.occupied;
        top = other.top;
        status = other.status;
        lastInstruction = other.lastInstruction;
    }

    /** Adds all registers. */
    public void addTo(StateHash hash) {
        hash.add(control());
        hash.add(status());
        hash.add(occupied);
        hash.add(lastInstruction);
        for (Extended register : registers) {
            hash.add(register.signExponent());
            hash.add(register.significand());
        }
    }
}
