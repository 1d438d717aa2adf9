package org.stackshift.machine.event;

import org.stackshift.base.EventSink;

/** Builds the hardware's events and hands them on; builds nothing when nobody listens. */
public final class MachineEvents {
    private final int cpu;
    private final EventSink sink;
    private final boolean heard;

    /** Events of CPU {@code cpu} for {@code sink}; {@link EventSink#NONE} costs nothing. */
    public MachineEvents(int cpu, EventSink sink) {
        this.cpu = cpu;
        this.sink = sink;
        this.heard = sink != EventSink.NONE;
    }

    public void interrupt(
            long icount, int vector, long rip, int fromCpl, long oldRsp, long newRsp) {
        if (heard) {
            sink.accept(new InterruptTaken(icount, vector, rip, fromCpl, oldRsp, newRsp));
        }
    }

    public void exception(
            long icount,
            int vector,
            int errorCode,
            long address,
            long rip,
            int fromCpl,
            long oldRsp,
            long newRsp) {
        if (heard) {
            sink.accept(
                    new ExceptionTaken(
                            icount, vector, errorCode, address, rip, fromCpl, oldRsp, newRsp));
        }
    }

    public void interruptReturn(
            long icount, long fromRip, long rip, int toCpl, long oldRsp, long newRsp) {
        if (heard) {
            sink.accept(new InterruptReturn(icount, fromRip, rip, toCpl, oldRsp, newRsp));
        }
    }

    public void syscall(long icount, long rax, long returnRip, long rsp) {
        if (heard) {
            sink.accept(new SyscallEntered(icount, rax, returnRip, rsp));
        }
    }

    public void sysret(long icount, long rax, long rip, long rsp) {
        if (heard) {
            sink.accept(new SyscallReturned(icount, rax, rip, rsp));
        }
    }

    public void cr3Load(long icount, long oldCr3, long newCr3, int pcid, boolean kept) {
        if (heard) {
            sink.accept(new Cr3Loaded(icount, cpu, oldCr3, newCr3, pcid, kept));
        }
    }

    public void tlbFlush(long icount, FlushCause cause, int entries) {
        if (heard) {
            sink.accept(new TlbFlushed(icount, cpu, cause, entries));
        }
    }

    public void pageInvalidated(long icount, long vaddr) {
        if (heard) {
            sink.accept(new PageInvalidated(icount, cpu, vaddr));
        }
    }

    /** This CPU's turn begins. */
    public void turn(long icount) {
        if (heard) {
            sink.accept(new CpuTurnBegan(icount, cpu));
        }
    }

    /** Somebody sends an interrupt to this CPU. */
    public void ipi(long icount, int from, int vector) {
        if (heard) {
            sink.accept(new IpiSent(icount, from, cpu, vector));
        }
    }
}
