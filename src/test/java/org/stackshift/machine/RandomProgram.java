package org.stackshift.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.stackshift.base.Copies;
import org.stackshift.base.EventSink;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;

import java.util.List;
import java.util.Random;

/**
 * Machines whose CPUs loop through random instructions of ring 0 that disturb each other in every
 * way known: timers, interrupts between CPUs, halts, hypercalls that edit page tables without
 * telling the TLB, shared memory, code that rewrites itself, cr3 loads with and without PCID.
 */
final class RandomProgram {
    private static final int IPI = 0x41;
    private static final int LENGTH = 40;
    private static final String COUNT_TICKS = "48ffc348cf"; // inc %rbx; iretq
    private static final String COUNT_IPIS = "49ffc648cf"; // inc %r14; iretq

    /** rdi: private data, rsi: shared data, r8: a frame that hypercalls swap. */
    private static final List<String> SNIPPETS =
            List.of(
                    "48ffc0", // inc %rax
                    "480107", // add %rax,(%rdi)
                    "48034708", // add 8(%rdi),%rax
                    "f0480106", // lock add %rax,(%rsi)
                    "480306", // add (%rsi),%rax
                    "490300", // add (%r8),%rax
                    "490100", // add %rax,(%r8)
                    "5058", // push %rax; pop %rax
                    "fb", // sti
                    "fb", // sti
                    "fa", // cli
                    "fb f4", // sti; hlt
                    "0f01c1", // vmcall
                    "0f01c1", // vmcall
                    "410f0138", // invlpg (%r8)
                    "0f20da 0f22da", // mov %cr3,%rdx; mov %rdx,%cr3
                    "4c89ea 0f22da", // mov %r13,%rdx; mov %rdx,%cr3
                    "d9e8 d8c0 dd5f10", // fld1; fadd %st(0),%st; fstpl 16(%rdi)
                    "66480f6ec0 660fd4c8", // movq %rax,%xmm0; paddq %xmm0,%xmm1
                    "c6050100000035 b000", // movb $0x35,1(%rip); mov $0,%al
                    "9c 8f4718", // pushf; pop 24(%rdi)
                    "0f31 0fa2"); // rdtsc; cpuid

    private RandomProgram() {}

    static BareMachine machine(long seed, int cpus) {
        Random random = new Random(seed);
        MachineConfig config =
                MachineConfig.DEFAULT
                        .withCpus(cpus)
                        .withTurnQuantum(1 + random.nextInt(200))
                        .withPcid(random.nextBoolean());
        BareMachine bare = new BareMachine(config, RandomProgram::hypercall);
        bare.place(BareMachine.HANDLERS + 16 * Vector.LOCAL_TIMER, COUNT_TICKS);
        bare.place(BareMachine.HANDLERS + 16 * IPI, COUNT_IPIS);
        for (int number = 0; number < cpus; number++) {
            start(bare, number, random);
        }
        bare.machine().flushTlb();
        return bare;
    }

    /** A copy with the same kind of hypervisor. */
    static Machine copy(Machine machine, EventSink events) {
        return machine.copy(new Copies(), RandomProgram::hypercall, events);
    }

    private static void start(BareMachine bare, int number, Random random) {
        Cpu cpu = bare.start(number, code(random));
        long data = BareMachine.USER_DATA + 0x1000L * number;
        cpu.gpr[Gpr.RDI] = data;
        cpu.gpr[Gpr.RSI] = BareMachine.USER_DATA + 0x8000;
        cpu.gpr[Gpr.R8] = swapped();
        cpu.gpr[Gpr.R12] = bare.pte(swapped());
        cpu.gpr[Gpr.R13] = cpu.cr3;
        cpu.cr4 |= random.nextBoolean() ? ControlBits.CR4_PGE : 0;
        if (cpu.model().pcid()) {
            cpu.cr4 |= ControlBits.CR4_PCIDE;
            cpu.cr3 |= random.nextInt(3);
            cpu.gpr[Gpr.R13] |= 1L << 63 | random.nextInt(3);
        }
        cpu.setRflags(Rflags.IF);
        bare.machine().setTimer(number, random.nextInt(4) * 37L);
    }

    private static long swapped() {
        return BareMachine.USER_DATA + 0x9000;
    }

    private static String code(Random random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(SNIPPETS.get(random.nextInt(SNIPPETS.size())));
        }
        int length = code.toString().replace(" ", "").length() / 2;
        String back = "%08x".formatted(Integer.reverseBytes(-length - 5));
        return code + "e9" + back; // jmp to the first instruction
    }

    /** What is done follows from rax alone. */
    private static void hypercall(Machine machine) {
        Cpu cpu = machine.cpu();
        int chosen = (int) (cpu.gpr[Gpr.RAX] & 0xff);
        int other = (cpu.number() + 1) % machine.cpus().size();
        switch (chosen % 7) {
            case 0 -> machine.sendIpi(other, IPI);
            case 1 -> machine.endTurn();
            case 2 -> machine.setTimer(1 + chosen);
            case 3, 4 -> swap(machine, cpu.gpr[Gpr.R12], chosen);
            case 5 -> machine.invalidatePage(cpu.cr3 & PageBits.FRAME, swapped());
            default -> machine.flushTlb(cpu.cr3 & PageBits.FRAME);
        }
    }

    /** Moves a page to another frame, global or not, and tells no TLB. */
    private static void swap(Machine machine, long pte, int chosen) {
        long frame = BareMachine.USER_DATA + 0x1000L * (10 + chosen / 7 % 3);
        long global = chosen % 2 == 0 ? PageBits.G : 0;
        machine.ram().write64(pte, frame | PageBits.P | PageBits.RW | global);
    }

    /** Whether two machines are in the same state, caches included. */
    static void assertSame(Machine expected, Machine actual, String message) {
        assertEquals(expected.icount(), actual.icount(), message);
        assertEquals(expected.stateHash(), actual.stateHash(), message);
        for (int i = 0; i < expected.cpus().size(); i++) {
            Cpu left = expected.cpus().get(i);
            Cpu right = actual.cpus().get(i);
            assertEquals(left.tlb().entries(), right.tlb().entries(), message);
            assertEquals(left.tlb().counters(), right.tlb().counters(), message);
        }
    }
}
