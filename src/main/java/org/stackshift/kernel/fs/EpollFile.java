package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Poll;
import org.stackshift.base.Copies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of files of which a process wants to know when they are ready (epoll(7)). As in Linux
 * (fs/eventpoll.c), a file that becomes ready is put on a list, and a wait looks at that list only.
 */
public final class EpollFile extends AnonymousFile {
    private static final int DEPTH = 5;

    /** Most files in a set ("max_user_watches"). */
    private static final int MOST_ITEMS = 2 * FdTable.LIMIT;

    private final Map<Key, EpollItem> items = new LinkedHashMap<>();
    private final List<EpollItem> ready = new ArrayList<>();

    /** An item is known by the number and the file together. */
    private record Key(int fd, OpenFile file) {}

    /**
     * What a wait tells.
     *
     * @param events POLL* bits that hold
     * @param data what epoll_ctl was given for the file
     */
    public record Event(int events, long data) {}

    public EpollFile(int flags) {
        super(flags);
    }

    private EpollFile(EpollFile original) {
        super(original);
        items.putAll(original.items);
        ready.addAll(original.ready);
    }

    /** EPOLL_CTL_ADD: EEXIST if it is there, ELOOP if files would wait for each other. */
    public void add(int fd, OpenFile file, int events, long data) throws ErrnoException {
        if (file.node().filter(node -> !(node instanceof Inode.Fifo)).isPresent()) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (file instanceof EpollFile other && (other == this || other.depth(this) > DEPTH)) {
            throw new ErrnoException(other == this ? Errno.EINVAL : Errno.ELOOP);
        }
        purge();
        Key key = new Key(fd, file);
        if (items.containsKey(key)) {
            throw new ErrnoException(Errno.EEXIST);
        }
        if (items.size() >= MOST_ITEMS) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        EpollItem item = new EpollItem(this, fd, file, events, data);
        items.put(key, item);
        file.changes().add(item);
        item.wake();
    }

    /** EPOLL_CTL_MOD: ENOENT if it is not there. */
    public void modify(int fd, OpenFile file, int events, long data) throws ErrnoException {
        EpollItem item = item(fd, file);
        item.set(events, data);
        item.wake();
    }

    /** EPOLL_CTL_DEL: ENOENT if it is not there. */
    public void remove(int fd, OpenFile file) throws ErrnoException {
        drop(item(fd, file));
    }

    private EpollItem item(int fd, OpenFile file) throws ErrnoException {
        EpollItem item = items.get(new Key(fd, file));
        if (item == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return item;
    }

    private void drop(EpollItem item) {
        items.remove(new Key(item.fd(), item.file()));
        ready.remove(item);
        item.file().changes().remove(item);
    }

    /** Forgets files that nobody has open any more. */
    private void purge() {
        List.copyOf(items.values()).stream()
                .filter(item -> item.file().users() == 0)
                .forEach(this::drop);
    }

    /** How many levels of epoll files lie below; more than allowed if {@code top} is among them. */
    private int depth(EpollFile top) {
        int deepest = 0;
        for (EpollItem item : items.values()) {
            if (item.file() instanceof EpollFile below) {
                int depth = below == top ? DEPTH : below.depth(top);
                deepest = Math.max(deepest, depth);
            }
        }
        return deepest + 1;
    }

    /** How many files are in the set. */
    public int size() {
        return items.size();
    }

    /** A file may have become ready. */
    void noteReady(EpollItem item) {
        if (item.events() != 0 && found(item) != 0 && !ready.contains(item)) {
            ready.add(item);
            changes().wakeAll();
        }
    }

    private static int found(EpollItem item) {
        return item.file().poll() & item.events();
    }

    /** Takes at most {@code most} events; those of level-triggered files come again. */
    public List<Event> take(int most) {
        purge();
        List<Event> events = new ArrayList<>();
        for (EpollItem item : List.copyOf(ready)) {
            if (events.size() == most) {
                break;
            }
            ready.remove(item);
            int found = found(item);
            if (found != 0) {
                events.add(new Event(found, item.data()));
                if (item.isOneShot()) {
                    item.disable();
                } else if (!item.isEdgeTriggered()) {
                    ready.add(item);
                }
            }
        }
        return events;
    }

    @Override
    public boolean isReadable() {
        return ready.stream().anyMatch(item -> item.file().users() > 0 && found(item) != 0);
    }

    @Override
    public int poll() {
        return isReadable() ? Poll.POLLIN | Poll.POLLRDNORM : 0;
    }

    @Override
    public String label() {
        return "anon_inode:[eventpoll]";
    }

    @Override
    public void release() {
        List.copyOf(items.values()).forEach(this::drop);
    }

    @Override
    protected OpenFile twin() {
        return new EpollFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        List<EpollItem> originals = List.copyOf(items.values());
        items.clear();
        for (EpollItem original : originals) {
            EpollItem item = copies.of(original);
            items.put(new Key(item.fd(), item.file()), item);
        }
        ready.replaceAll(copies::of);
    }
}
