package org.stackshift.kernel.process;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Signal;
import org.stackshift.abi.WaitFlags;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Usage;

import java.util.Optional;
import java.util.function.Predicate;

/** How a parent learns of its children ("do_wait"). */
public final class Waiting {
    private final Exits exits;

    public Waiting(Exits exits) {
        this.exits = exits;
    }

    /** What kind of change. */
    public enum Change {
        ENDED,
        STOPPED,
        CONTINUED
    }

    /**
     * A change of a child that its parent has been told of.
     *
     * @param status as wait4 tells it
     * @param usage of the child and of the children that it has waited for
     */
    public record Found(int pid, Change change, int status, Usage usage) {}

    /**
     * Looks for a change of a child; a child that has ended is cleared away, unless WNOWAIT is set.
     *
     * @param wanted which children
     * @param options WEXITED, WSTOPPED, WCONTINUED, WNOWAIT, __WALL, __WCLONE
     * @return a change, or nothing if there has been none yet
     * @throws ErrnoException ECHILD if there is no such child
     */
    public Optional<Found> look(Process parent, Predicate<Process> wanted, int options)
            throws ErrnoException {
        boolean any = false;
        for (Process child : parent.children()) {
            if (isWanted(child, wanted, options)) {
                any = true;
                Optional<Found> found = look(parent, child, options);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        if (!any) {
            throw new ErrnoException(Errno.ECHILD);
        }
        return Optional.empty();
    }

    /** A child that ends with another signal than SIGCHLD is a "clone" child. */
    private static boolean isWanted(Process child, Predicate<Process> wanted, int options) {
        boolean isClone = child.exitSignal() != Signal.SIGCHLD;
        boolean kind =
                (options & WaitFlags.__WALL) != 0
                        || isClone == ((options & WaitFlags.__WCLONE) != 0);
        return kind && wanted.test(child);
    }

    private Optional<Found> look(Process parent, Process child, int options) {
        boolean keep = (options & WaitFlags.WNOWAIT) != 0;
        if (child.isZombie()) {
            return (options & WaitFlags.WEXITED) == 0
                    ? Optional.empty()
                    : Optional.of(ended(parent, child, keep));
        }
        if ((options & WaitFlags.WSTOPPED) != 0 && child.hasStopNews()) {
            Found found = found(child, Change.STOPPED, WaitFlags.stopped(child.stopSignal()));
            if (!keep) {
                child.takeNews();
            }
            return Optional.of(found);
        }
        if ((options & WaitFlags.WCONTINUED) != 0 && child.hasContinueNews()) {
            if (!keep) {
                child.takeNews();
            }
            return Optional.of(found(child, Change.CONTINUED, WaitFlags.CONTINUED_STATUS));
        }
        return Optional.empty();
    }

    private Found ended(Process parent, Process child, boolean keep) {
        Found found = found(child, Change.ENDED, child.status());
        if (!keep) {
            parent.addChildrenUsage(found.usage());
            exits.reap(child);
        }
        return found;
    }

    private static Found found(Process child, Change change, int status) {
        return new Found(child.pid(), change, status, child.usage().plus(child.childrenUsage()));
    }
}
