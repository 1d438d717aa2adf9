package org.stackshift.kernel.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;

class SignalStateTest {
    private static final int REAL_TIME = 40;

    private final SignalState state = new SignalState();

    private static SigInfo sent(int signal) {
        return SigInfo.sent(signal, SiCode.SI_USER, 1, 1000);
    }

    @Test
    void anOrdinarySignalWaitsOnceARealTimeOneAsOftenAsSent() {
        state.setBlocked(-1);
        state.send(sent(Signal.SIGTERM));
        state.send(sent(Signal.SIGTERM));
        state.send(sent(REAL_TIME));
        state.send(sent(REAL_TIME));
        assertFalse(state.hasDeliverable());
        state.setBlocked(0);
        int delivered = 0;
        while (state.next() != null) {
            delivered++;
        }
        assertEquals(3, delivered);
    }

    @Test
    void theLowestNumberComesFirstButAFaultBeforeAll() {
        state.send(sent(Signal.SIGTERM));
        state.send(sent(Signal.SIGHUP));
        state.force(SigInfo.fault(Signal.SIGSEGV, SiCode.SEGV_MAPERR, 0));
        assertEquals(Signal.SIGSEGV, state.next().signal());
        assertEquals(Signal.SIGHUP, state.next().signal());
        assertEquals(Signal.SIGTERM, state.next().signal());
        assertNull(state.next());
    }

    @Test
    void sigkillCannotBeBlocked() {
        state.setBlocked(-1);
        state.send(sent(Signal.SIGKILL));
        assertTrue(state.hasDeliverable());
    }

    @Test
    void aFaultBreaksThroughMaskAndIgnoring() {
        state.setBlocked(Signal.bit(Signal.SIGFPE));
        state.setAction(Signal.SIGFPE, new SigAction(SigAction.SIG_IGN, 0, 0, 0));
        state.force(SigInfo.fault(Signal.SIGFPE, SiCode.FPE_INTDIV, 0x1000));
        assertTrue(state.hasDeliverable());
        assertEquals(SigAction.DEFAULT, state.action(Signal.SIGFPE));
    }

    @Test
    void whatNobodyCaresAboutIsDropped() {
        state.send(sent(Signal.SIGCHLD));
        assertFalse(state.hasDeliverable());
        state.setBlocked(Signal.bit(Signal.SIGTERM));
        state.send(sent(Signal.SIGTERM));
        state.setAction(Signal.SIGTERM, new SigAction(SigAction.SIG_IGN, 0, 0, 0));
        assertEquals(0, state.pendingSet());
    }
}
