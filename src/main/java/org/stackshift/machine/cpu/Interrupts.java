package org.stackshift.machine.cpu;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Segment;
import org.stackshift.isa.SegmentDescriptor;
import org.stackshift.isa.Vector;

/**
 * Delivery of interrupts and exceptions through the IDT in 64-bit mode (SDM vol. 3 §6.12 to §6.15).
 *
 * <p>The frame that the CPU pushes, on the stack of the new ring after aligning it to 16 bytes:
 *
 * <pre>
 * old ss | old rsp | rflags | cs | rip | error code (some exceptions)
 * high addresses                         new rsp points here
 * </pre>
 */
public final class Interrupts {
    /**
     * What brings the vector about; decides privilege check, error-code bit EXT and the RF flag
     * pushed.
     */
    public enum Source {
        /** {@code int n} and {@code int3}: the gate must be open to this ring. */
        SOFTWARE,
        /** An instruction that faulted and will be executed again. */
        FAULT,
        /** A trap after an instruction. */
        TRAP,
        /** A device. */
        EXTERNAL
    }

    private static final int EXT = 1;
    private static final int IDT = 2;
    private static final int TSS_RSP0 = 4;
    private static final int TSS_IST1 = 36;
    private static final long CLEARED_ON_ENTRY = Rflags.TF | Rflags.NT | Rflags.RF | Rflags.VM;

    private Interrupts() {}

    /**
     * Delivers an exception; faults on the way become a double fault or a shutdown (SDM vol. 3
     * table 6-5).
     */
    public static void raise(Cpu cpu, GuestFault fault, Source source) {
        if (fault.vector() == Vector.PF) {
            cpu.cr2 = fault.address();
        }
        try {
            deliver(cpu, fault, source);
        } catch (GuestFault second) {
            if (fault.vector() == Vector.DF) {
                cpu.shutdown = true;
                cpu.resync();
            } else {
                raise(cpu, doubled(fault, second), Source.FAULT);
            }
        }
    }

    /** Delivers an external interrupt. */
    public static void interrupt(Cpu cpu, int vector) {
        cpu.halted = false;
        raise(cpu, new GuestFault(vector, 0, 0), Source.EXTERNAL);
    }

    /**
     * Executes {@code int n} or {@code int3}, the last instruction of its block.
     *
     * @throws GuestFault if the gate is missing or closed to this ring
     */
    public static void software(Cpu cpu, int vector) {
        deliver(cpu, new GuestFault(vector, 0, 0), Source.SOFTWARE);
    }

    private static GuestFault doubled(GuestFault first, GuestFault second) {
        boolean firstIsPage = first.vector() == Vector.PF;
        boolean serious =
                isContributory(second) && (firstIsPage || isContributory(first))
                        || second.vector() == Vector.PF && firstIsPage;
        return serious ? new GuestFault(Vector.DF, 0, 0) : second;
    }

    private static boolean isContributory(GuestFault fault) {
        int vector = fault.vector();
        return vector == Vector.DE || vector >= Vector.TS && vector <= Vector.GP;
    }

    private static void deliver(Cpu cpu, GuestFault event, Source source) {
        int ext = source == Source.SOFTWARE ? 0 : EXT;
        long low = gate(cpu, event.vector(), 0, source);
        long high = gate(cpu, event.vector(), 8, source);
        int selector = SegmentDescriptor.gateSelector(low);
        long code = handlerSegment(cpu, selector, ext);
        boolean inward =
                !SegmentDescriptor.isConforming(code) && SegmentDescriptor.dpl(code) < cpu.cpl;
        int newCpl = inward ? SegmentDescriptor.dpl(code) : cpu.cpl;
        long target = SegmentDescriptor.gateOffset(low, high);
        if (!Paging.isCanonical(target)) {
            throw GuestFault.generalProtection(ext);
        }
        long top = stackTop(cpu, SegmentDescriptor.gateIst(low), inward, newCpl, ext) & ~15L;
        boolean hasError = source == Source.FAULT && Vector.hasErrorCode(event.vector());
        long newRsp = top - (hasError ? 48 : 40);
        pushFrame(cpu, newCpl, newRsp, hasError, event, source);
        report(cpu, event, source, newRsp);
        enter(cpu, selector & ~3 | newCpl, inward, target, newRsp);
        boolean interruptGate =
                SegmentDescriptor.type(low) == SegmentDescriptor.TYPE_INTERRUPT_GATE;
        cpu.flagsRest &= ~(CLEARED_ON_ENTRY | (interruptGate ? Rflags.IF : 0));
    }

    private static long gate(Cpu cpu, int vector, int half, Source source) {
        int error = vector << 3 | IDT | (source == Source.SOFTWARE ? 0 : EXT);
        if (vector * 16 + 15 > cpu.idtLimit) {
            throw GuestFault.generalProtection(error);
        }
        long gate = cpu.mmu().loadSystem64(cpu.idtBase + vector * 16L + half);
        if (half == 0) {
            checkGate(cpu, gate, source, error);
        }
        return gate;
    }

    private static void checkGate(Cpu cpu, long gate, Source source, int error) {
        int type = SegmentDescriptor.type(gate);
        boolean isGate =
                !SegmentDescriptor.isCodeOrData(gate)
                        && type >= SegmentDescriptor.TYPE_INTERRUPT_GATE;
        boolean closed = source == Source.SOFTWARE && SegmentDescriptor.dpl(gate) < cpu.cpl;
        if (!isGate || closed) {
            throw GuestFault.generalProtection(error);
        }
        if (!SegmentDescriptor.isPresent(gate)) {
            throw new GuestFault(Vector.NP, error, 0);
        }
    }

    private static long handlerSegment(Cpu cpu, int selector, int ext) {
        int error = selector & ~3 | ext;
        long code = Descriptors.load(cpu, selector, error);
        boolean usable =
                SegmentDescriptor.isCode(code)
                        && SegmentDescriptor.dpl(code) <= cpu.cpl
                        && SegmentDescriptor.isLong(code)
                        && !SegmentDescriptor.isDefault32(code);
        if (!usable) {
            throw GuestFault.generalProtection(error);
        }
        if (!SegmentDescriptor.isPresent(code)) {
            throw new GuestFault(Vector.NP, error, 0);
        }
        return code;
    }

    /** The stack to push on: of the interrupt stack table, of the new ring, or the current one. */
    private static long stackTop(Cpu cpu, int ist, boolean inward, int newCpl, int ext) {
        if (ist == 0 && !inward) {
            return cpu.gpr[Gpr.RSP];
        }
        int offset = ist != 0 ? TSS_IST1 + 8 * (ist - 1) : TSS_RSP0 + 8 * newCpl;
        if (offset + 7 > cpu.tssLimit) {
            throw new GuestFault(Vector.TS, cpu.taskSelector & 0xfffc | ext, 0);
        }
        long rsp = cpu.mmu().loadSystem64(cpu.tssBase + offset);
        if (!Paging.isCanonical(rsp)) {
            throw new GuestFault(Vector.SS, ext, 0);
        }
        return rsp;
    }

    /**
     * Writes the frame with the rights of the new ring; a fault leaves registers and ring as they
     * were.
     */
    private static void pushFrame(
            Cpu cpu, int newCpl, long newRsp, boolean hasError, GuestFault event, Source source) {
        int oldCpl = cpu.cpl;
        boolean wasAlone = cpu.alone;
        cpu.alone = true;
        cpu.setCpl(newCpl);
        try {
            long resume = source == Source.FAULT && event.vector() != Vector.DB ? Rflags.RF : 0;
            long at = newRsp + (hasError ? 8 : 0);
            cpu.store64(at + 32, cpu.selector[Segment.SS] & 0xffffL);
            cpu.store64(at + 24, cpu.gpr[Gpr.RSP]);
            cpu.store64(at + 16, cpu.rflags() | resume);
            cpu.store64(at + 8, cpu.selector[Segment.CS] & 0xffffL);
            cpu.store64(at, cpu.rip);
            if (hasError) {
                cpu.store64(newRsp, event.errorCode());
            }
        } finally {
            cpu.setCpl(oldCpl);
            cpu.alone = wasAlone;
        }
    }

    private static void enter(Cpu cpu, int selector, boolean inward, long target, long newRsp) {
        cpu.writeRsp(cpu.rip, newRsp);
        cpu.selector[Segment.CS] = (short) selector;
        if (inward) {
            cpu.selector[Segment.SS] = (short) (selector & 3);
            cpu.setCpl(selector & 3);
        }
        cpu.rip = target;
        cpu.interruptShadow = false;
        cpu.singleStep = false;
        cpu.resync();
    }

    private static void report(Cpu cpu, GuestFault event, Source source, long newRsp) {
        long oldRsp = cpu.gpr[Gpr.RSP];
        if (source == Source.SOFTWARE || source == Source.EXTERNAL) {
            cpu.events().interrupt(cpu.icount, event.vector(), cpu.rip, cpu.cpl, oldRsp, newRsp);
            return;
        }
        cpu.events()
                .exception(
                        cpu.icount,
                        event.vector(),
                        event.errorCode(),
                        event.address(),
                        cpu.rip,
                        cpu.cpl,
                        oldRsp,
                        newRsp);
    }
}
