package org.stackshift.kernel.exec;

import org.stackshift.abi.Auxv;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.MmStruct;
import org.stackshift.kernel.mm.Vma;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the stack that a program finds at its first instruction (System V ABI §3.4.1). From high
 * to low addresses:
 *
 * <pre>
 *  8 zero bytes, the program's path, the environment's strings, the arguments' strings,
 *  "x86_64", 16 random bytes,
 *  auxiliary vector, 0, envp[...], 0, argv[...], argc     &lt;- rsp, a multiple of 16
 * </pre>
 */
public final class StackBuilder {
    /** Bytes that arguments and environment may take. */
    private static final int STRINGS_LIMIT = 2 << 20;

    /** Bytes of one of them ("MAX_ARG_STRLEN"). */
    private static final int STRING_LIMIT = 32 << 12;

    /** What the stack's range has below the strings from the start. */
    private static final long INITIAL_ROOM = 128 << 10;

    private static final int USER_ID = 1000;
    private static final int CLOCK_TICKS = 100;
    private static final int SIGNAL_STACK = 2048;

    private final AddressSpace mm;
    private final List<Long> auxv = new ArrayList<>();
    private long at = Layout.STACK_TOP - 8;

    public StackBuilder(AddressSpace mm) {
        this.mm = mm;
    }

    /**
     * What the auxiliary vector tells about the loaded program.
     *
     * @param path as execve was given it
     * @param entry first instruction of the program, where it was loaded
     * @param headers address of the program headers, or 0
     * @param interpreter where the dynamic loader was loaded, or 0
     * @param cpuFeatures edx of CPUID 1
     * @param random 16 bytes
     */
    public record Program(
            String path,
            long entry,
            long headers,
            int headerCount,
            long interpreter,
            int cpuFeatures,
            byte[] random) {}

    /**
     * Maps the stack and fills it.
     *
     * @return rsp
     * @throws ErrnoException E2BIG when the strings are too long
     */
    public long build(Program program, List<String> argv, List<String> envp, boolean executable)
            throws ErrnoException {
        mapStack(stringBytes(program, argv, envp), executable);
        long path = push(program.path);
        MmStruct struct = mm.struct();
        struct.setField(MmStruct.ENV_END, at);
        List<Long> envPointers = pushAll(envp);
        struct.setField(MmStruct.ENV_START, at);
        struct.setField(MmStruct.ARG_END, at);
        List<Long> argPointers = pushAll(argv);
        struct.setField(MmStruct.ARG_START, at);
        at &= -16L;
        long platform = push("x86_64");
        at = (at - program.random.length) & -16L;
        long random = at;
        mm.user().write(random, program.random);
        describe(program, path, platform, random);
        long rsp = pushVectors(argPointers, envPointers);
        struct.setField(MmStruct.START_STACK, rsp);
        return rsp;
    }

    private static long stringBytes(Program program, List<String> argv, List<String> envp)
            throws ErrnoException {
        long bytes = program.path.length() + 8L;
        for (List<String> strings : List.of(argv, envp)) {
            for (String string : strings) {
                int length = string.getBytes(StandardCharsets.UTF_8).length + 1;
                if (length > STRING_LIMIT) {
                    throw new ErrnoException(Errno.E2BIG);
                }
                bytes += length + 8;
            }
        }
        if (bytes > STRINGS_LIMIT) {
            throw new ErrnoException(Errno.E2BIG);
        }
        return bytes;
    }

    private void mapStack(long stringBytes, boolean executable) throws ErrnoException {
        int prot = Mman.PROT_READ | Mman.PROT_WRITE | (executable ? Mman.PROT_EXEC : 0);
        long start = Layout.pageStart(Layout.STACK_TOP - stringBytes) - INITIAL_ROOM;
        int flags = Mman.MAP_PRIVATE | Mman.MAP_GROWSDOWN;
        mm.map(new Vma(start, Layout.STACK_TOP, prot, flags, null, "[stack]"));
    }

    private void describe(Program program, long path, long platform, long random) {
        add(Auxv.AT_HWCAP, program.cpuFeatures);
        add(Auxv.AT_PAGESZ, 4096);
        add(Auxv.AT_CLKTCK, CLOCK_TICKS);
        add(Auxv.AT_PHDR, program.headers);
        add(Auxv.AT_PHENT, 56);
        add(Auxv.AT_PHNUM, program.headerCount);
        add(Auxv.AT_BASE, program.interpreter);
        add(Auxv.AT_FLAGS, 0);
        add(Auxv.AT_ENTRY, program.entry);
        add(Auxv.AT_UID, USER_ID);
        add(Auxv.AT_EUID, USER_ID);
        add(Auxv.AT_GID, USER_ID);
        add(Auxv.AT_EGID, USER_ID);
        add(Auxv.AT_SECURE, 0);
        add(Auxv.AT_RANDOM, random);
        add(Auxv.AT_HWCAP2, 0);
        add(Auxv.AT_EXECFN, path);
        add(Auxv.AT_PLATFORM, platform);
        add(Auxv.AT_MINSIGSTKSZ, SIGNAL_STACK);
        add(Auxv.AT_NULL, 0);
    }

    private void add(int type, long value) {
        auxv.add((long) type);
        auxv.add(value);
    }

    private long pushVectors(List<Long> argv, List<Long> envp) throws ErrnoException {
        List<Long> words = new ArrayList<>();
        words.add((long) argv.size());
        words.addAll(argv);
        words.add(0L);
        words.addAll(envp);
        words.add(0L);
        words.addAll(auxv);
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.size()).order(ByteOrder.LITTLE_ENDIAN);
        words.forEach(bytes::putLong);
        at = at - bytes.capacity() & -16L;
        mm.user().write(at, bytes.array());
        return at;
    }

    /** Pushes the last first, so that the strings ascend in memory as in the list. */
    private List<Long> pushAll(List<String> strings) throws ErrnoException {
        List<Long> pointers = new ArrayList<>();
        for (String string : strings.reversed()) {
            pointers.addFirst(push(string));
        }
        return pointers;
    }

    private long push(String string) throws ErrnoException {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        at -= bytes.length + 1;
        mm.user().write(at, bytes);
        return at;
    }
}
