package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stackshift.isa.PageBits.P;
import static org.stackshift.isa.PageBits.RW;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.MachineConfig;

/**
 * A machine that offers PCID, with two address spaces. They share the lower 512 GiB and differ in
 * the page {@link #PAGE} above; each frame from {@link #FRAMES} on holds its own number.
 */
final class TwoSpaces {
    static final long PAGE = 0x80_0000_0000L;
    static final long OTHER = PAGE + 0x1000;
    static final long FRAMES = 0x600000;
    static final long SECOND_TOP = 0x700000;
    static final long NO_FLUSH = 1L << 63;
    static final String LOAD = "488b07 f4"; // mov (%rdi),%rax; hlt
    static final String STORE = "488907 f4"; // mov %rax,(%rdi); hlt
    static final String TO_CR3 = "0f22d8 f4"; // mov %rax,%cr3; hlt
    static final String TO_CR4 = "0f22e0 f4"; // mov %rax,%cr4; hlt
    static final String INVLPG = "0f013f f4"; // invlpg (%rdi); hlt
    static final String INVPCID = "66440f3882042500004800 f4"; // invpcid 0x480000,%r8; hlt

    /** Where invpcid's descriptor lies. */
    static final long DESCRIPTOR = BareMachine.USER_DATA;

    final BareMachine bare =
            new BareMachine(MachineConfig.DEFAULT.withCpus(2).withPcid(true), machine -> {});

    final Cpu cpu = bare.cpu();
    final long first;

    TwoSpaces() {
        first = cpu.cr3;
        for (int i = 0; i < 16; i++) {
            bare.ram().write64(FRAMES + 0x1000 * i, i);
        }
        map(PAGE, 1, P | RW);
        map(OTHER, 2, P | RW);
        bare.ram().write64(SECOND_TOP, bare.ram().read64(first));
        second(3, P | RW);
    }

    void map(long vaddr, int frame, long bits) {
        bare.map(vaddr, FRAMES + 0x1000L * frame, bits);
    }

    /** Maps {@link #PAGE} in the second address space. */
    void second(int frame, long bits) {
        long table = SECOND_TOP;
        long vaddr = PAGE;
        for (int level = 3; level > 0; level--) {
            bare.ram().write64(table + 8 * (vaddr >>> 12 + 9 * level & 511), table + 0x1003);
            table += 0x1000;
        }
        bare.ram().write64(table + 8 * (vaddr >>> 12 & 511), FRAMES + 0x1000L * frame | bits);
    }

    long load(long vaddr) {
        cpu.gpr[Gpr.RDI] = vaddr;
        bare.kernel(LOAD).run();
        assertEquals(-1, bare.vector());
        return cpu.gpr[Gpr.RAX];
    }

    void cr3(long value) {
        cpu.gpr[Gpr.RAX] = value;
        bare.kernel(TO_CR3).run();
    }

    void cr4(long value) {
        cpu.gpr[Gpr.RAX] = value;
        bare.kernel(TO_CR4).run();
    }

    void invlpg(long vaddr) {
        cpu.gpr[Gpr.RDI] = vaddr;
        bare.kernel(INVLPG).run();
    }

    /** invpcid with type r8 and its descriptor at {@link #DESCRIPTOR}. */
    void invpcid(long type, long context, long vaddr) {
        cpu.gpr[Gpr.R8] = type;
        bare.ram().write64(DESCRIPTOR, context);
        bare.ram().write64(DESCRIPTOR + 8, vaddr);
        bare.kernel(INVPCID).run();
    }

    void identifyContexts() {
        cr4(cpu.cr4 | ControlBits.CR4_PGE | ControlBits.CR4_PCIDE);
        assertEquals(-1, bare.vector());
    }

    void assertRefused(long errorCode) {
        assertEquals(Vector.GP, bare.vector());
        assertEquals(errorCode, bare.stack(0));
    }
}
