package org.stackshift.session.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many arguments system calls have (man pages, section 2). */
final class SyscallArity {
    private static final Map<String, Integer> ARITY = new HashMap<>();

    static {
        put(
                0,
                "getpid gettid getppid getuid geteuid getgid getegid fork vfork pause sched_yield"
                        + " setsid sync rt_sigreturn getpgrp");
        put(
                1,
                "close brk exit exit_group alarm unlink rmdir chdir dup pipe set_tid_address umask"
                        + " uname time times sysinfo epoll_create epoll_create1 getpgid getsid"
                        + " eventfd fsync fchdir chroot");
        put(
                2,
                "munmap access dup2 stat fstat lstat kill nanosleep gettimeofday rename mkdir link"
                        + " symlink sigaltstack arch_prctl clock_gettime clock_getres getrlimit"
                        + " setrlimit getrusage getitimer tkill pipe2 set_robust_list clone3"
                        + " setpgid ftruncate truncate chmod fchmod getcwd rt_sigpending eventfd2"
                        + " utime");
        put(
                3,
                "read write open lseek mprotect ioctl madvise execve fcntl readlink getdents64"
                        + " poll tgkill readv writev socket sched_setaffinity sched_getaffinity"
                        + " getrandom chown lchown fchown mkdirat unlinkat faccessat dup3 setitimer"
                        + " mknod msync mincore");
        put(
                4,
                "wait4 rt_sigaction rt_sigprocmask openat newfstatat pread64 pwrite64 prlimit64"
                        + " readlinkat epoll_ctl epoll_wait sendfile clock_nanosleep socketpair"
                        + " rt_sigtimedwait utimensat rt_tgsigqueueinfo faccessat2 renameat rseq");
        put(5, "clone select mremap waitid statx ppoll prctl renameat2");
        put(6, "mmap futex pselect6 epoll_pwait sendto recvfrom copy_file_range splice");
    }

    private SyscallArity() {}

    private static void put(int arity, String names) {
        for (String name : names.split(" ")) {
            ARITY.put(name, arity);
        }
    }

    /** Of six registers, those that a call looks at; three for calls that are not listed. */
    static List<Long> cut(String name, List<Long> arguments) {
        return arguments.subList(0, Math.min(arguments.size(), ARITY.getOrDefault(name, 3)));
    }
}
