package org.stackshift.session.reader.paging;

import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.paging.TlbView;

import java.util.List;

/** Reads what the TLBs remember and compares it with the tables. */
final class TlbReader {
    private final Debuggee debuggee;
    private final Tables tables;

    TlbReader(Debuggee debuggee, Tables tables) {
        this.debuggee = debuggee;
        this.tables = tables;
    }

    TlbView read() {
        return new TlbView(debuggee.machine().icount(), List.of());
    }
}
