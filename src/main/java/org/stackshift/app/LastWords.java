package org.stackshift.app;

/** Lets the output gathered so far out when a signal ends Stackshift while a program runs. */
final class LastWords implements AutoCloseable {
    /** Nobody may read our output any more; the signal has to end us all the same. */
    private static final long PATIENCE_MILLIS = 500;

    private final HostConsole console;
    private final Thread hook = new Thread(this::flushInTime);

    LastWords(HostConsole console) {
        this.console = console;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void flush() {
        console.flush();
    }

    private void flushInTime() {
        Thread flushing = Thread.ofPlatform().daemon().start(console::flush);
        try {
            flushing.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program is over: a later end of the JVM is an ordinary one. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            flush();
        }
    }
}
