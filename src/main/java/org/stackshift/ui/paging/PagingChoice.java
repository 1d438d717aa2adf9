package org.stackshift.ui.paging;

import javafx.beans.property.ObjectProperty;

import org.stackshift.session.view.paging.AddressChoice;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.ui.common.LiveSession;

import java.util.OptionalLong;

/**
 * Which processes and which address the page-table panels look at: the reader's choice, which
 * nothing that happens in the machine changes.
 */
public final class PagingChoice {
    private final LiveSession session;
    private Runnable walkOpener = () -> {};

    public PagingChoice(LiveSession session) {
        this.session = session;
    }

    /** What is asked for now. */
    public ObjectProperty<PagingRequest> request() {
        return session.paging();
    }

    /** Says how to bring the walk on screen. */
    public void setWalkOpener(Runnable opener) {
        walkOpener = opener;
    }

    /** Walks the tables of another process; {@link PagingRequest#ANY} follows what runs. */
    void choosePid(int pid) {
        request().set(request().get().withPid(pid));
    }

    void chooseAddress(AddressChoice address) {
        request().set(request().get().withAddress(address));
    }

    void chooseLeft(int pid) {
        request().set(request().get().withLeft(pid));
    }

    void chooseRight(int pid) {
        request().set(request().get().withRight(pid));
    }

    void chooseRegion(OptionalLong start) {
        request().set(request().get().withRegion(start));
    }

    /** Puts the walk of an address of a process on screen. */
    void openWalk(int pid, long vaddr) {
        request().set(request().get().withPid(pid).withAddress(new AddressChoice.At(vaddr)));
        walkOpener.run();
    }
}
