package org.stackshift.session.target;

import org.stackshift.debug.NamedAddress;
import org.stackshift.debug.SourcePosition;
import org.stackshift.debug.Stack;
import org.stackshift.isa.Gpr;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;

import java.util.List;
import java.util.Optional;

/**
 * Until another source line begins. Functions without lines are run through; those with lines are
 * entered up to their first statement behind the prologue, or run through as well when stepping
 * over.
 */
final class StepLine implements Goal {
    private final Debuggee debuggee;
    private final Breakpoints breakpoints;
    private final Stepped stepped;
    private final boolean intoCalls;
    private final Optional<SourcePosition> startLine;
    private final Optional<Long> startFunction;
    private final Optional<Stack> startStack;
    private Goal inner = NONE;
    private Optional<Long> call = Optional.empty();

    StepLine(Debuggee debuggee, Breakpoints breakpoints, boolean intoCalls) {
        this.debuggee = debuggee;
        this.breakpoints = breakpoints;
        this.intoCalls = intoCalls;
        this.stepped = new Stepped(debuggee);
        this.startLine = debuggee.sources().at(debuggee.rip());
        this.startFunction = function();
        this.startStack = debuggee.userStack();
        lookAhead();
    }

    @Override
    public long patience() {
        return inner == NONE ? 1 : inner.patience();
    }

    @Override
    public boolean isReached() {
        if (stepped.hasEnded()) {
            return true;
        }
        if (inner != NONE) {
            if (!inner.isReached() || !stepped.hasTurn()) {
                return false;
            }
            inner.end();
            inner = NONE;
            call = Optional.empty();
        }
        if (!stepped.isInUserMode() || isStillAtCall()) {
            return false;
        }
        if (call.isPresent()) {
            enterCall();
            return inner == NONE && isAtNewLine();
        }
        if (isAtNewLine()) {
            return true;
        }
        lookAhead();
        return false;
    }

    @Override
    public void end() {
        inner.end();
    }

    /** A page fault or a timer tick came before the call could execute. */
    private boolean isStillAtCall() {
        return call.filter(vaddr -> vaddr == debuggee.rip()).isPresent();
    }

    /** The instruction before was a call, and rsp points to its return address. */
    private void enterCall() {
        call = Optional.empty();
        long rip = debuggee.rip();
        boolean enter = intoCalls && debuggee.sources().at(rip).isPresent();
        Optional<Long> firstStatement = enter ? firstStatement(rip) : Optional.empty();
        long rsp = debuggee.userGpr()[Gpr.RSP];
        if (!enter) {
            debuggee.peek()
                    .word(rsp)
                    .ifPresent(
                            returnTo ->
                                    inner = new ReturnTo(debuggee, breakpoints, returnTo, rsp + 8));
        } else if (firstStatement.isPresent()) {
            // The prologue pushes and reserves, so the statement is reached with a lower rsp.
            inner = new RunToPlace(debuggee, breakpoints, List.of(firstStatement.get()));
        }
    }

    /** The first statement behind the function's prologue, where the line table shows one. */
    private Optional<Long> firstStatement(long entry) {
        return debuggee.sources()
                .extentAt(entry)
                .map(extent -> extent.high())
                .filter(vaddr -> debuggee.sources().isStatement(vaddr))
                .filter(vaddr -> function(vaddr).equals(function(entry)));
    }

    private boolean isAtNewLine() {
        long rip = debuggee.rip();
        Optional<SourcePosition> line = debuggee.sources().at(rip);
        boolean sameLine =
                line.equals(startLine)
                        && function().equals(startFunction)
                        && debuggee.userStack().equals(startStack);
        return line.isPresent() && !sameLine && debuggee.sources().isStatement(rip);
    }

    private void lookAhead() {
        long rip = debuggee.rip();
        call =
                NextInstruction.at(rip, debuggee.peek())
                        .map(Instruction::mnemonic)
                        .filter(mnemonic -> mnemonic == Mnemonic.CALL)
                        .map(mnemonic -> rip);
    }

    private Optional<Long> function() {
        return function(debuggee.rip());
    }

    private Optional<Long> function(long vaddr) {
        return debuggee.image().symbols().at(vaddr).map(NamedAddress::start);
    }
}
