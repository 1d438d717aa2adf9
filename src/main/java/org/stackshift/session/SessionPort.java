package org.stackshift.session;

import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;

/**
 * One opened program, as a front end sees it. Every method may be called from any thread and
 * returns at once.
 */
public interface SessionPort extends AutoCloseable {
    /** Queues a command; commands are obeyed in order. */
    void send(Command command);

    /**
     * Says what the caller wants to see and hands out the newest answer. The answer may still be
     * one to an earlier request ({@link Views#request} tells); asked again a frame later, it will
     * have caught up. The same object is handed out as long as nothing changed.
     */
    Views views(ViewRequest request);

    /** Ends the session and its thread. */
    @Override
    void close();
}
