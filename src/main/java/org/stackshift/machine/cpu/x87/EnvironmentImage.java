package org.stackshift.machine.cpu.x87;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Prefix;

/**
 * How fnstenv and fnsave lay out the unit in memory (SDM vol. 1 §8.1.10): seven fields of 32 bits,
 * or of 16 under an operand-size prefix.
 *
 * <pre>
 *   field  0        1       2     3             4                5        6
 *          control  status  tags  instruction   selector,opcode  operand  selector
 * </pre>
 *
 * fnsave lets the eight registers follow, st(0) first, ten bytes each.
 *
 * @param fieldSize 4 or 2 bytes
 */
record EnvironmentImage(int fieldSize) {
    private static final int FIELDS = 7;

    static EnvironmentImage of(Instruction insn) {
        return new EnvironmentImage(insn.has(Prefix.OPERAND_SIZE) ? 2 : 4);
    }

    private int size() {
        return FIELDS * fieldSize;
    }

    private int fullSize() {
        return size() + X87.REGISTERS * MemoryActions.EXTENDED_SIZE;
    }

    /** fnstenv: also masks all exceptions. */
    void store(Cpu cpu, long vaddr) {
        probeWrite(cpu, vaddr, size());
        X87 unit = cpu.x87;
        // The upper halves of the first three fields and of the last read as ones.
        long ones = 0xffff_0000L;
        long[] fields = {
            ones | unit.control(),
            ones | unit.status(),
            ones | unit.fullTags(),
            unit.lastInstruction,
            0,
            0,
            ones
        };
        for (int i = 0; i < FIELDS; i++) {
            cpu.store(vaddr + i * fieldSize, fieldSize, fields[i]);
        }
        unit.setControl(unit.control() | StatusWord.EXCEPTIONS);
    }

    /** fldenv. */
    void load(Cpu cpu, long vaddr) {
        probeRead(cpu, vaddr, size());
        int control = cpu.load16(vaddr);
        int status = cpu.load16(vaddr + fieldSize);
        int tags = cpu.load16(vaddr + 2 * fieldSize);
        long instruction = cpu.load(vaddr + 3 * fieldSize, fieldSize);
        X87 unit = cpu.x87;
        unit.setControl(control);
        unit.setStatus(status);
        unit.setFullTags(tags);
        unit.lastInstruction = instruction;
    }

    /** fnsave: also initialises the unit. */
    void save(Cpu cpu, long vaddr) {
        probeWrite(cpu, vaddr, fullSize());
        store(cpu, vaddr);
        for (int i = 0; i < X87.REGISTERS; i++) {
            MemoryActions.storeExtended(cpu, register(vaddr, i), cpu.x87.st(i));
        }
        cpu.x87.initialize();
    }

    /** frstor. */
    void restore(Cpu cpu, long vaddr) {
        probeRead(cpu, vaddr, fullSize());
        Extended[] registers = new Extended[X87.REGISTERS];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = MemoryActions.loadExtended(cpu, register(vaddr, i));
        }
        load(cpu, vaddr);
        cpu.x87.setRegisters(registers);
    }

    /** Faults as hardware does: at the first byte, else at the last one. */
    private static void probeWrite(Cpu cpu, long vaddr, int size) {
        cpu.probeWrite(vaddr, 1);
        cpu.probeWrite(vaddr + size - 1, 1);
    }

    private static void probeRead(Cpu cpu, long vaddr, int size) {
        cpu.load8(vaddr);
        cpu.load8(vaddr + size - 1);
    }

    private long register(long vaddr, int index) {
        return vaddr + size() + (long) index * MemoryActions.EXTENDED_SIZE;
    }
}
