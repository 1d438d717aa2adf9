package org.stackshift.kernel.fs;

import org.stackshift.abi.Poll;
import org.stackshift.base.Copies;
import org.stackshift.kernel.wait.Sleeper;

/**
 * One file in an epoll set. It stays on the file's wait queue for good, and on each change tells
 * the set.
 */
final class EpollItem implements Sleeper {
    private static final int EPOLLONESHOT = 1 << 30;
    private static final int EPOLLET = 1 << 31;
    private static final int ALWAYS = Poll.POLLERR | Poll.POLLHUP;
    private static final int FLAGS = EPOLLONESHOT | EPOLLET | 1 << 29 | 1 << 28;

    private final int fd;
    private EpollFile epoll;
    private OpenFile file;
    private int wanted;
    private long data;

    /**
     * @param wanted POLL* bits and EPOLL* flags
     */
    EpollItem(EpollFile epoll, int fd, OpenFile file, int wanted, long data) {
        this.epoll = epoll;
        this.fd = fd;
        this.file = file;
        this.wanted = wanted | ALWAYS;
        this.data = data;
    }

    int fd() {
        return fd;
    }

    OpenFile file() {
        return file;
    }

    long data() {
        return data;
    }

    /** The POLL* bits; 0 once disabled. */
    int events() {
        return wanted & ~FLAGS;
    }

    boolean isOneShot() {
        return (wanted & EPOLLONESHOT) != 0;
    }

    boolean isEdgeTriggered() {
        return (wanted & EPOLLET) != 0;
    }

    void set(int events, long newData) {
        wanted = events | ALWAYS;
        data = newData;
    }

    /** Nothing more is told of the file until it is set again. */
    void disable() {
        wanted &= FLAGS;
    }

    @Override
    public void wake() {
        epoll.noteReady(this);
    }

    @Override
    public EpollItem copy(Copies copies) {
        EpollItem copy = copies.register(this, new EpollItem(epoll, fd, file, wanted, data));
        copy.epoll = (EpollFile) copies.of((OpenFile) epoll);
        copy.file = copies.of(file);
        return copy;
    }
}
