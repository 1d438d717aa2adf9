package org.stackshift.machine.cpu.x87;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;
import org.stackshift.machine.decode.Operand;

/** Instructions whose operand lies in memory. Memory is touched before the unit changes. */
final class MemoryActions {
    /** Bytes of an 80-bit number in memory. */
    static final int EXTENDED_SIZE = 10;

    private MemoryActions() {}

    private static Operand.Memory memory(Instruction insn) {
        return (Operand.Memory) insn.operands().getFirst();
    }

    static EffectiveAddress address(Instruction insn, long nextRip) {
        return EffectiveAddress.of(memory(insn), nextRip);
    }

    private static MemoryFormat format(Instruction insn) {
        int size = memory(insn).size();
        return switch (insn.mnemonic()) {
            case FISTTP -> new IntegerFormat(size, Integers::truncate);
            case FILD, FIST, FISTP, FICOM, FICOMP, FIADD, FISUB, FISUBR, FIMUL, FIDIV, FIDIVR ->
                    new IntegerFormat(size, Integers::toInteger);
            default -> size == Float.BYTES ? ShortFormat.SINGLE : ShortFormat.DOUBLE;
        };
    }

    static X87Op.Action arithmetic(Binary operation, Instruction insn, long nextRip) {
        EffectiveAddress address = address(insn, nextRip);
        MemoryFormat format = format(insn);
        return (cpu, unit) -> {
            long bits = cpu.load(address.of(cpu), format.size());
            Stack.binary(unit, operation, format.widen(bits), format.isDenormal(bits));
        };
    }

    static X87Op.Action compare(
            Stack.Comparison comparison, Instruction insn, long nextRip, int pops) {
        EffectiveAddress address = address(insn, nextRip);
        MemoryFormat format = format(insn);
        return (cpu, unit) -> {
            long bits = cpu.load(address.of(cpu), format.size());
            boolean denormal = format.isDenormal(bits);
            Stack.answer(unit, Stack.order(unit, comparison, format.widen(bits), denormal), pops);
        };
    }

    static X87Op.Action load(Instruction insn, long nextRip) {
        EffectiveAddress address = address(insn, nextRip);
        if (insn.mnemonic() == Mnemonic.FBLD) {
            return (cpu, unit) -> Stack.load(unit, loadBcd(cpu, address.of(cpu)));
        }
        if (memory(insn).size() == EXTENDED_SIZE) {
            return (cpu, unit) -> Stack.load(unit, loadExtended(cpu, address.of(cpu)));
        }
        MemoryFormat format = format(insn);
        return (cpu, unit) -> Stack.load(unit, format, cpu.load(address.of(cpu), format.size()));
    }

    static X87Op.Action store(Instruction insn, long nextRip, int pops) {
        EffectiveAddress address = address(insn, nextRip);
        if (insn.mnemonic() == Mnemonic.FBSTP) {
            return (cpu, unit) -> popBcd(cpu, unit, address.of(cpu));
        }
        if (memory(insn).size() == EXTENDED_SIZE) {
            return (cpu, unit) -> popExtended(cpu, unit, address.of(cpu));
        }
        MemoryFormat format = format(insn);
        return (cpu, unit) -> {
            long bits = format.narrow(stored(unit), unit.environment());
            if (unit.mayStore()) {
                cpu.store(address.of(cpu), format.size(), bits);
            }
            finish(unit, pops);
        };
    }

    /** Begins a store: what it reads from the top of the stack. */
    private static Extended stored(X87 unit) {
        unit.begin();
        return unit.isEmpty(0) ? unit.underflow() : unit.st(0);
    }

    private static void finish(X87 unit, int pops) {
        if (unit.settleStore()) {
            Stack.pop(unit, pops);
        }
    }

    private static void popExtended(Cpu cpu, X87 unit, long vaddr) {
        Extended value = stored(unit);
        if (unit.mayStore()) {
            storeExtended(cpu, vaddr, value);
        }
        finish(unit, Stack.POP);
    }

    private static void popBcd(Cpu cpu, X87 unit, long vaddr) {
        byte[] digits = Integers.toBcd(stored(unit), unit.environment());
        if (unit.mayStore()) {
            cpu.probeWrite(vaddr, digits.length);
            for (int i = 0; i < digits.length; i++) {
                cpu.store8(vaddr + i, digits[i]);
            }
        }
        finish(unit, Stack.POP);
    }

    private static Extended loadBcd(Cpu cpu, long vaddr) {
        byte[] digits = new byte[Integers.BCD_SIZE];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) cpu.load8(vaddr + i);
        }
        return Integers.fromBcd(digits);
    }

    static Extended loadExtended(Cpu cpu, long vaddr) {
        long significand = cpu.load64(vaddr);
        return new Extended(cpu.load16(vaddr + 8), significand);
    }

    /** Writes ten bytes, or faults before it has written any. */
    static void storeExtended(Cpu cpu, long vaddr, Extended value) {
        cpu.probeWrite(vaddr, EXTENDED_SIZE);
        cpu.store64(vaddr, value.significand());
        cpu.store16(vaddr + 8, value.signExponent());
    }
}
