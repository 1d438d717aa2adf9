package org.stackshift.session.target;

import org.stackshift.debug.Frame;
import org.stackshift.debug.SourcePosition;
import org.stackshift.isa.Gpr;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.Place;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the goals of runs that begin at the present state. */
public final class Goals {
    private final Debuggee debuggee;
    private final Breakpoints breakpoints;

    public Goals(Debuggee debuggee, Breakpoints breakpoints) {
        this.debuggee = debuggee;
        this.breakpoints = breakpoints;
    }

    /** One instruction, into calls and system calls. */
    public Goal stepInstruction() {
        return new StepInstruction(debuggee);
    }

    /** One instruction with all that it calls. */
    public Goal stepOverInstruction() {
        long rip = debuggee.rip();
        return NextInstruction.at(rip, debuggee.peek())
                .filter(next -> debuggee.isInUserMode() && NextInstruction.hasInside(next))
                .map(next -> behind(next, rip))
                .orElseGet(this::stepInstruction);
    }

    private Goal behind(Instruction next, long rip) {
        long rsp = debuggee.userGpr()[Gpr.RSP];
        return new ReturnTo(debuggee, breakpoints, rip + next.length(), rsp);
    }

    /** To another source line, into calls. */
    public Goal stepLine() {
        return line().map(line -> stepFrom(line, true)).orElseGet(this::stepInstruction);
    }

    /** To another source line, over calls; the kernel's are entered. */
    public Goal stepOverLine() {
        return line().map(line -> stepFrom(line, false)).orElseGet(this::stepOverInstruction);
    }

    private Optional<SourcePosition> line() {
        return debuggee.sources().at(debuggee.rip());
    }

    private Goal stepFrom(SourcePosition line, boolean intoCalls) {
        return debuggee.isInUserMode()
                ? new StepLine(debuggee, breakpoints, intoCalls)
                : new StepKernelLine(debuggee, new Stepped(debuggee), line);
    }

    /** Until the present function has returned; a function that cannot return runs on. */
    public Goal stepOut() {
        return debuggee.isInUserMode()
                ? returnFromFunction()
                : new BackToUser(new Stepped(debuggee));
    }

    private Goal returnFromFunction() {
        long high = debuggee.userStack().map(stack -> stack.region().high()).orElse(-1L);
        List<Frame> frames = debuggee.unwinder().unwind(debuggee.userRegisters(), high);
        OptionalLong slot =
                frames.isEmpty() ? OptionalLong.empty() : frames.getFirst().returnSlot();
        OptionalLong returnTo = slot.isPresent() ? debuggee.peek().word(slot.getAsLong()) : slot;
        return returnTo.isPresent()
                ? new ReturnTo(
                        debuggee, breakpoints, returnTo.getAsLong(), slot.getAsLong() + Long.BYTES)
                : Goal.NONE;
    }

    /** To a place. */
    public Goal runTo(Place place) {
        return new RunToPlace(debuggee, breakpoints, breakpoints.addresses(place));
    }

    /** Up to the next event of a kind, of one task or of any. */
    public NextEvent nextEvent(EventKind kind, Optional<Integer> pid) {
        return new NextEvent(debuggee, kind, pid);
    }

    /** To another line of the kernel, or out of it: a line may be a macro of many instructions. */
    private record StepKernelLine(Debuggee debuggee, Stepped stepped, SourcePosition start)
            implements Goal {
        @Override
        public long patience() {
            return 1;
        }

        @Override
        public boolean isReached() {
            return stepped.hasCpu()
                    && !debuggee.sources().at(debuggee.rip()).equals(Optional.of(start));
        }
    }

    /** Out of the kernel. */
    private record BackToUser(Stepped stepped) implements Goal {
        @Override
        public long patience() {
            return 1;
        }

        @Override
        public boolean isReached() {
            return stepped.isInUserMode() || stepped.hasEnded();
        }
    }
}
