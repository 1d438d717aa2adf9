package org.stackshift.session.target;

import java.util.List;

/** The next instruction is one of those that a place stands for. */
final class RunToPlace implements Goal {
    private final Debuggee debuggee;
    private final Breakpoints breakpoints;
    private final List<Long> addresses;

    RunToPlace(Debuggee debuggee, Breakpoints breakpoints, List<Long> addresses) {
        this.debuggee = debuggee;
        this.breakpoints = breakpoints;
        this.addresses = addresses;
        addresses.forEach(breakpoints::hold);
    }

    @Override
    public long patience() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isReached() {
        return addresses.contains(debuggee.cpu().rip);
    }

    @Override
    public void end() {
        addresses.forEach(breakpoints::release);
    }
}
