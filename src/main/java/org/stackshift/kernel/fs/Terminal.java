package org.stackshift.kernel.fs;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.wait.WaitQueue;

/** The machine's side of its console: who waits for it, and how much may still be written. */
public final class Terminal implements Copyable<Terminal> {
    private Console console;
    private WaitQueue changes;
    private Quota quota;

    /**
     * @param changes woken when something has been typed
     * @param quota how many bytes may still be written
     */
    public Terminal(Console console, WaitQueue changes, Quota quota) {
        this.console = console;
        this.changes = changes;
        this.quota = quota;
    }

    /** The world outside. */
    public Console console() {
        return console;
    }

    /** Woken when something has been typed. */
    public WaitQueue changes() {
        return changes;
    }

    /** How many bytes may still be written. */
    public Quota quota() {
        return quota;
    }

    @Override
    public Terminal copy(Copies copies) {
        Terminal copy = copies.register(this, new Terminal(console, changes, quota));
        copy.console = copies.replacement(console);
        copy.changes = copies.of(changes);
        copy.quota = copies.of(quota);
        return copy;
    }
}
