package org.stackshift.machine.cpu.system;

import static org.stackshift.machine.cpu.system.SystemOp.any;
import static org.stackshift.machine.cpu.system.SystemOp.privileged;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Interrupts;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.Operand.RegisterFile;

import java.util.function.Consumer;

/** Binds the system instructions. */
public final class SystemOps implements OpFactory {
    private static final int IOPL_SHIFT = Long.numberOfTrailingZeros(Rflags.IOPL);

    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        return switch (insn.mnemonic()) {
            case MOV -> SpecialMoves.create(insn, nextRip);
            case POP -> SegmentRegisters.createPop(insn);
            case LSS, LFS, LGS -> SegmentRegisters.createFarLoad(insn, nextRip);
            case LAR, LSL, VERR, VERW -> DescriptorQueries.create(insn, nextRip);
            case LGDT, LIDT, SGDT, SIDT, LLDT, SLDT, LTR, STR ->
                    TableRegisters.create(insn, nextRip);
            case INT, INT1, INT3, IRET, SYSCALL, SYSRET, LRET, LJMP, LCALL, VMCALL ->
                    createTransfer(insn, rip, nextRip);
            case CLI, STI, CLAC, STAC, HLT, IN, OUT, INS, OUTS -> createFlagOrPort(insn);
            case LMSW, SMSW -> createStatusWord(insn, nextRip);
            case INVLPG, INVPCID -> Invalidations.create(insn, nextRip);
            case CPUID -> any(CpuId::execute);
            case RDTSC -> any(SystemOps::rdtsc);
            case RDMSR -> privileged(ModelRegisters::read);
            case WRMSR -> privileged(ModelRegisters::write);
            case SWAPGS -> privileged(SystemOps::swapgs);
            case CLTS -> privileged(ControlRegisters::clearTaskSwitched);
            // There are no caches to write back.
            case INVD, WBINVD -> privileged(cpu -> {});
            default -> null;
        };
    }

    private static @Nullable Op createTransfer(Instruction insn, long rip, long nextRip) {
        return switch (insn.mnemonic()) {
            case INT -> software((int) ((Operand.Immediate) insn.operands().getFirst()).value());
            case INT3 -> software(Vector.BP);
            case INT1 -> any(SystemOps::debugTrap);
            case IRET -> any(new InterruptReturns(rip, insn.operandSize())::execute);
            case SYSCALL -> any(FastCalls::syscall);
            case SYSRET -> any(cpu -> FastCalls.sysret(cpu, insn.operandSize()));
            case VMCALL -> any(SystemOps::vmcall);
            default -> FarTransfers.create(insn, rip, nextRip);
        };
    }

    private static @Nullable Op createFlagOrPort(Instruction insn) {
        return switch (insn.mnemonic()) {
            case CLI -> any(cpu -> setInterruptFlag(cpu, 0));
            case STI -> any(cpu -> setInterruptFlag(cpu, Rflags.IF));
            case CLAC -> any(cpu -> setAlignmentCheck(cpu, 0));
            case STAC -> any(cpu -> setAlignmentCheck(cpu, Rflags.AC));
            case HLT -> privileged(SystemOps::halt);
            case IN -> port(in(insn));
            case OUT -> port(cpu -> {});
            // String port instructions exist for devices only, and there is none behind any port.
            default -> any(SystemOps::refuse);
        };
    }

    private static Op createStatusWord(Instruction insn, long nextRip) {
        Location place = Location.of(insn.operands().getFirst(), nextRip);
        return switch (insn.mnemonic()) {
            case LMSW ->
                    privileged(cpu -> ControlRegisters.loadStatusWord(cpu, (int) place.read(cpu)));
            default -> any(cpu -> place.write(cpu, cpu.cr0));
        };
    }

    static EffectiveAddress memory(Instruction insn, long nextRip) {
        return EffectiveAddress.of((Operand.Memory) insn.operands().getLast(), nextRip);
    }

    static boolean isRegister(Operand operand, RegisterFile file) {
        return operand instanceof Operand.Register register && register.file() == file;
    }

    private static Op software(int vector) {
        return any(cpu -> Interrupts.software(cpu, vector & 0xff));
    }

    private static void debugTrap(Cpu cpu) {
        Interrupts.raise(cpu, new GuestFault(Vector.DB, 0, 0), Interrupts.Source.TRAP);
    }

    private static void refuse(Cpu cpu) {
        throw GuestFault.generalProtection(0);
    }

    private static void vmcall(Cpu cpu) {
        if (cpu.cpl != 0) {
            throw GuestFault.undefined();
        }
        cpu.hypercall();
    }

    private static void halt(Cpu cpu) {
        cpu.halted = true;
        cpu.resync();
    }

    /** The time-stamp counter counts instructions: the machine has no other clock. */
    private static void rdtsc(Cpu cpu) {
        cpu.gpr[Gpr.RAX] = cpu.icount & 0xffff_ffffL;
        cpu.gpr[Gpr.RDX] = cpu.icount >>> 32;
    }

    private static void swapgs(Cpu cpu) {
        long base = cpu.gsBase;
        cpu.gsBase = cpu.kernelGsBase;
        cpu.kernelGsBase = base;
    }

    private static void requireIoPrivilege(Cpu cpu) {
        if (cpu.cpl > (cpu.flagsRest & Rflags.IOPL) >>> IOPL_SHIFT) {
            throw GuestFault.generalProtection(0);
        }
    }

    private static void setInterruptFlag(Cpu cpu, long value) {
        requireIoPrivilege(cpu);
        cpu.interruptShadow = (value & ~cpu.flagsRest & Rflags.IF) != 0;
        cpu.flagsRest = cpu.flagsRest & ~Rflags.IF | value;
        cpu.resync();
    }

    /** clac and stac, which do not exist outside ring 0. */
    private static void setAlignmentCheck(Cpu cpu, long value) {
        if (cpu.cpl != 0) {
            throw GuestFault.undefined();
        }
        cpu.flagsRest = cpu.flagsRest & ~Rflags.AC | value;
    }

    private static Op port(Consumer<Cpu> action) {
        return any(
                cpu -> {
                    requireIoPrivilege(cpu);
                    action.accept(cpu);
                });
    }

    /** No device answers: the bus reads as ones. */
    private static Consumer<Cpu> in(Instruction insn) {
        Location destination = Location.of(insn.operands().getFirst(), 0);
        return cpu -> destination.write(cpu, -1);
    }
}
