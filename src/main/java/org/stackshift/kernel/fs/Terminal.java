package org.stackshift.kernel.fs;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.wait.WaitQueue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The machine's side of its console: who waits for it, and how much may still be written. */
public final class Terminal implements Copyable<Terminal> {
    /** Bytes of struct termios as the kernel has it. */
    public static final int SETTINGS_SIZE = 36;

    /** Bytes of struct winsize. */
    public static final int WINDOW_SIZE = 8;

    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    /** c_iflag, c_oflag, c_cflag, c_lflag of a terminal in its usual state. */
    private static final int[] TERMIOS = {0x4500, 0x05, 0xbf, 0x8a3b};

    private Console console;
    private WaitQueue changes;
    private Quota quota;
    private int session;
    private int foregroundGroup;
    private byte[] settings = defaultSettings();
    private byte[] windowSize = {ROWS, 0, COLUMNS, 0, 0, 0, 0, 0};

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

    private static byte[] defaultSettings() {
        ByteBuffer settings = ByteBuffer.allocate(SETTINGS_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int flags : TERMIOS) {
            settings.putInt(flags);
        }
        return settings.array();
    }

    /** struct termios, as it was set last; nothing here depends on it. */
    public byte[] settings() {
        return settings.clone();
    }

    public void setSettings(byte[] termios) {
        settings = termios.clone();
    }

    /** struct winsize, as it was set last. */
    public byte[] windowSize() {
        return windowSize.clone();
    }

    public void setWindowSize(byte[] winsize) {
        windowSize = winsize.clone();
    }

    /** The session that it controls. */
    public int session() {
        return session;
    }

    /** The group of that session that may read. */
    public int foregroundGroup() {
        return foregroundGroup;
    }

    public void setForegroundGroup(int pgid) {
        foregroundGroup = pgid;
    }

    /** Gives the terminal to a session, with a group of it in the foreground. */
    public void setSession(int sid, int pgid) {
        session = sid;
        foregroundGroup = pgid;
    }

    @Override
    public Terminal copy(Copies copies) {
        Terminal copy = copies.register(this, new Terminal(console, changes, quota));
        copy.console = copies.replacement(console);
        copy.changes = copies.of(changes);
        copy.quota = copies.of(quota);
        copy.session = session;
        copy.foregroundGroup = foregroundGroup;
        copy.settings = settings;
        copy.windowSize = windowSize;
        return copy;
    }
}
