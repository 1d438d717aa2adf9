package org.stackshift.hostcpu;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.cpu.x87.Extended;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.memory.Ram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Our CPU model as a {@link CaseRunner}: decoder, operations, page walk and memory, without the
 * engine that chains blocks, so that a difference found here is one of an instruction.
 */
public final class EmulatedCpu implements CaseRunner {
    private static final int PAGE = PageBits.PAGE_SIZE;

    /** Physical frames: four levels of tables, then data and stack. */
    private static final int PML4 = 0;

    private static final int DATA_FRAME = 4 * PAGE;
    private static final int STACK_FRAME = 5 * PAGE;
    private static final int RAM_SIZE = 6 * PAGE;

    /** An instruction ready to run. */
    private record Bound(Op op, long rip, long nextRip) {}

    private final List<OpFactory> factories;
    private final Ram ram = new Ram(RAM_SIZE, RAM_SIZE);
    private final Cpu cpu = new Cpu(ram);

    /** A CPU that knows the instructions of these families. */
    public EmulatedCpu(OpFactory... factories) {
        this.factories = List.of(factories);
        map(CpuState.DATA & -PAGE, DATA_FRAME);
        map(CpuState.STACK & -PAGE, STACK_FRAME);
        cpu.cr3 = PML4;
        cpu.cr4 = ControlBits.CR4_PAE | ControlBits.CR4_OSFXSR | ControlBits.CR4_OSXMMEXCPT;
        cpu.efer = ControlBits.EFER_LME | ControlBits.EFER_LMA | ControlBits.EFER_SCE;
        cpu.cr0 = ControlBits.CR0_PG | ControlBits.CR0_PE | ControlBits.CR0_NE | ControlBits.CR0_WP;
        cpu.gsBase = CpuState.DATA;
    }

    /** Enters a page into the tables, which for so few pages are one table a level. */
    private void map(long vaddr, long frame) {
        long table = PML4;
        long rights = PageBits.P | PageBits.RW | PageBits.US;
        for (int shift = 39; shift > 12; shift -= 9) {
            ram.write64(table + (vaddr >>> shift & 511) * Long.BYTES, table + PAGE | rights);
            table += PAGE;
        }
        ram.write64(table + (vaddr >>> 12 & 511) * Long.BYTES, frame | rights);
    }

    @Override
    public List<HostResult> run(List<HostCase> cases) {
        List<HostResult> results = new ArrayList<>();
        byte[] code = {};
        List<Bound> program = List.of();
        for (HostCase testCase : cases) {
            if (testCase.code() != code) {
                code = testCase.code();
                program = bind(code);
            }
            load(testCase.before());
            results.add(execute(program));
        }
        return results;
    }

    private List<Bound> bind(byte[] code) {
        List<Bound> program = new ArrayList<>();
        for (int offset = 0; offset < code.length; ) {
            if (!(Decoder.decode(code, offset, code.length) instanceof Instruction insn)) {
                throw new AssertionError("cannot decode from byte " + offset);
            }
            long rip = CpuState.CODE + offset;
            long nextRip = rip + insn.length();
            program.add(new Bound(bind(insn, rip, nextRip), rip, nextRip));
            offset += insn.length();
        }
        return program;
    }

    private Op bind(Instruction insn, long rip, long nextRip) {
        return factories.stream()
                .flatMap(factory -> Stream.ofNullable(factory.create(insn, rip, nextRip)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody executes " + insn));
    }

    private HostResult execute(List<Bound> program) {
        cpu.rip = CpuState.CODE;
        while (true) {
            long rip = cpu.rip;
            Bound next = null;
            for (Bound candidate : program) {
                next = candidate.rip() == rip ? candidate : next;
            }
            if (next == null) {
                return new HostResult(0, 0, 0, rip, save());
            }
            cpu.rip = next.nextRip();
            try {
                next.op().execute(cpu);
            } catch (GuestFault fault) {
                return new HostResult(signal(fault), 0, faultVaddr(fault), rip, save());
            }
        }
    }

    /** The signal that Linux makes of a fault. */
    private static int signal(GuestFault fault) {
        return switch (fault.vector()) {
            case Vector.DE, Vector.MF, Vector.XM -> HostResult.SIGFPE;
            case Vector.UD -> HostResult.SIGILL;
            case Vector.BP, Vector.DB -> HostResult.SIGTRAP;
            case Vector.SS, Vector.AC -> HostResult.SIGBUS;
            default -> HostResult.SIGSEGV;
        };
    }

    private static long faultVaddr(GuestFault fault) {
        return fault.vector() == Vector.PF ? fault.address() : 0;
    }

    private void load(CpuState state) {
        for (int i = 0; i < Gpr.COUNT; i++) {
            cpu.gpr[i] = state.gpr(i);
        }
        cpu.setRflags(state.rflags());
        cpu.mxcsr = state.mxcsr();
        for (int i = 0; i < cpu.xmm.length; i++) {
            cpu.xmm[i] = state.xmm(i / 2, i % 2);
        }
        cpu.x87.setControl(state.fcw());
        cpu.x87.setStatus(state.fsw());
        cpu.x87.lastInstruction = 0;
        for (int i = 0; i < 8; i++) {
            cpu.x87.setSt(i, new Extended(state.stSignExponent(i), state.stSignificand(i)));
        }
        cpu.x87.setTags(state.ftw());
        loadWindow(DATA_FRAME + (int) CpuState.DATA % PAGE, state.bytes(), CpuState.DATA_WINDOW);
        loadWindow(STACK_FRAME + (int) CpuState.STACK % PAGE, state.bytes(), CpuState.STACK_WINDOW);
    }

    private void loadWindow(int paddr, byte[] source, int offset) {
        ram.clear(paddr & -PAGE, PAGE);
        ram.write(paddr, source, offset, CpuState.WINDOW);
    }

    private CpuState save() {
        CpuState state = new CpuState();
        for (int i = 0; i < Gpr.COUNT; i++) {
            state.setGpr(i, cpu.gpr[i]);
        }
        state.setRflags(cpu.rflags());
        state.setMxcsr(cpu.mxcsr);
        for (int i = 0; i < cpu.xmm.length; i++) {
            state.setXmm(i / 2, i % 2, cpu.xmm[i]);
        }
        state.setFcw(cpu.x87.control());
        state.setFsw(cpu.x87.status());
        state.setFtw(cpu.x87.tags());
        for (int i = 0; i < 8; i++) {
            Extended x = cpu.x87.st(i);
            state.setSt(i, x.signExponent(), x.significand());
        }
        byte[] bytes = state.bytes();
        int data = DATA_FRAME + (int) CpuState.DATA % PAGE;
        int stack = STACK_FRAME + (int) CpuState.STACK % PAGE;
        ram.read(data, bytes, CpuState.DATA_WINDOW, CpuState.WINDOW);
        ram.read(stack, bytes, CpuState.STACK_WINDOW, CpuState.WINDOW);
        return state;
    }
}
