package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.exec.ExecLoader;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.process.Execution;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.Wait;

import java.util.ArrayList;
import java.util.List;

/** execve and execveat. */
final class ExecCalls {
    /** Most bytes of one argument ("MAX_ARG_STRLEN"). */
    private static final int STRING_LIMIT = 32 * 4096;

    /** Most bytes of all arguments and the environment: a quarter of the stack's limit. */
    private static final int STRINGS_LIMIT = 2 << 20;

    private final Execution execution;

    ExecCalls(Execution execution) {
        this.execution = execution;
    }

    void install(SyscallTable table) {
        table.install(Sysno.EXECVE, this::execve);
        table.install(Sysno.EXECVEAT, this::execveat);
    }

    private long execve(Call call) throws ErrnoException {
        Directory start = call.task().fs().workingDirectory();
        return execute(call, start, Paths.read(call, call.a0()), call.a1(), call.a2());
    }

    /** Directory, path, argv, envp, flags. */
    private long execveat(Call call) throws ErrnoException {
        int flags = (int) call.a4();
        if ((flags & ~(Fcntl.AT_EMPTY_PATH | Fcntl.AT_SYMLINK_NOFOLLOW)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        FsContext fs = call.task().fs();
        String path = Paths.read(call, call.a1());
        if (path.isEmpty()) {
            path = fs.tree().pathOf(Paths.at(call, call.fd(), call.a1(), flags));
        } else if ((flags & Fcntl.AT_SYMLINK_NOFOLLOW) != 0) {
            refuseLink(Paths.stopAtLink(call, call.fd(), call.a1()).existing());
        }
        return execute(call, Paths.start(call, call.fd(), path), path, call.a2(), call.a3());
    }

    private static void refuseLink(Inode inode) throws ErrnoException {
        if (inode instanceof Inode.Symlink) {
            throw new ErrnoException(Errno.ELOOP);
        }
    }

    private long execute(Call call, Directory start, String path, long argv, long envp)
            throws ErrnoException {
        List<String> arguments = strings(call, argv, STRINGS_LIMIT);
        List<String> environment = strings(call, envp, STRINGS_LIMIT - size(arguments));
        Task task = call.task();
        boolean done =
                execution.execute(
                        task,
                        new ExecLoader.Request(
                                task.fs().tree(), start, path, arguments, environment));
        return done
                ? 0
                : call.block(
                        new Wait(Wait.Kind.THREADS),
                        TaskScheduler.NEVER,
                        task.process().threadEnds());
    }

    /** The strings that an array of pointers leads to; the array ends with 0. */
    private static List<String> strings(Call call, long vaddr, int limit) throws ErrnoException {
        List<String> strings = new ArrayList<>();
        int left = limit;
        for (long at = vaddr; vaddr != 0; at += Long.BYTES) {
            long pointer = call.user().read64(at);
            if (pointer == 0) {
                break;
            }
            String string = call.user().readString(pointer, STRING_LIMIT, Errno.E2BIG);
            strings.add(string);
            left -= Utf8.bytes(string).length + 1 + Long.BYTES;
            if (left < 0) {
                throw new ErrnoException(Errno.E2BIG);
            }
        }
        return strings;
    }

    private static int size(List<String> strings) {
        return strings.stream().mapToInt(s -> Utf8.bytes(s).length + 1 + Long.BYTES).sum();
    }
}
