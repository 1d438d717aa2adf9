package org.stackshift.kernel.exec;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.image.elf.ElfProblem;
import org.stackshift.image.elf.LoadPlan;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.RandomSource;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.PhysicalMemory;

import java.util.ArrayList;
import java.util.List;

/**
 * What execve does before the old program is gone: finds the file, follows {@code #!} lines, and
 * builds a new address space with program, dynamic loader and first stack.
 */
public final class ExecLoader {
    /** Scripts that may be interpreted by scripts. */
    private static final int SCRIPT_LIMIT = 5;

    private static final int RANDOM_BYTES = 16;
    private static final int COMM_LENGTH = 15;

    private final PhysicalMemory memory;
    private final RandomSource random;
    private final int cpuFeatures;

    /**
     * @param random of the 16 bytes at AT_RANDOM
     * @param cpuFeatures edx of CPUID 1, for AT_HWCAP
     */
    public ExecLoader(PhysicalMemory memory, RandomSource random, int cpuFeatures) {
        this.memory = memory;
        this.random = random;
        this.cpuFeatures = cpuFeatures;
    }

    /**
     * What is to be executed.
     *
     * @param start where a relative path begins: the working directory, or that of execveat
     * @param path as given; it becomes AT_EXECFN and the argument of scripts
     */
    public record Request(
            FileTree tree, Directory start, String path, List<String> argv, List<String> envp) {}

    /**
     * A program that is ready to run.
     *
     * @param mm its memory, with one user
     * @param entry the first instruction: of the dynamic loader if there is one
     * @param programEntry the first instruction of the program itself
     * @param rsp at the first instruction
     * @param comm the task's new name
     * @param executable absolute path of the ELF file
     */
    public record Loaded(
            AddressSpace mm,
            long entry,
            long programEntry,
            long rsp,
            String comm,
            String executable) {}

    /** A file that was found, with its arguments. */
    private record Target(Inode.Regular file, String executable, List<String> argv) {}

    /**
     * Loads a program.
     *
     * @throws ErrnoException ENOENT, EACCES, ENOEXEC, ELOOP, E2BIG, ENOMEM, ELIBBAD and what lookup
     *     throws; nothing has changed then
     */
    public Loaded load(Request request) throws ErrnoException {
        Target target = resolve(request);
        LoadPlan plan = plan(target.file, Errno.ENOEXEC);
        AddressSpace mm = new AddressSpace(memory);
        try {
            return fill(mm, request, target, plan);
        } catch (ErrnoException failure) {
            mm.release();
            throw failure;
        }
    }

    private Loaded fill(AddressSpace mm, Request request, Target target, LoadPlan plan)
            throws ErrnoException {
        ProgramLoader loader = new ProgramLoader(mm);
        long bias = loader.loadProgram(plan, target.file.bytes(), target.executable);
        long entry = plan.entry() + bias;
        long first = entry;
        long base = 0;
        if (plan.interpreter().isPresent()) {
            Inode.Regular file = find(request, plan.interpreter().get());
            LoadPlan interpreter = plan(file, Errno.ELIBBAD);
            base = loader.loadInterpreter(interpreter, file.bytes(), request.tree.pathOf(file));
            first = interpreter.entry() + base;
        }
        StackBuilder.Program program =
                new StackBuilder.Program(
                        request.path,
                        entry,
                        plan.programHeadersVaddr() == 0 ? 0 : plan.programHeadersVaddr() + bias,
                        plan.programHeaderCount(),
                        base,
                        cpuFeatures,
                        randomBytes());
        List<String> argv = target.argv.isEmpty() ? List.of("") : target.argv;
        long rsp = new StackBuilder(mm).build(program, argv, request.envp, plan.executableStack());
        return new Loaded(mm, first, entry, rsp, comm(request.path), target.executable);
    }

    /** Follows scripts to the ELF file that runs in the end. */
    private static Target resolve(Request request) throws ErrnoException {
        String path = request.path;
        List<String> argv = request.argv;
        for (int depth = 0; depth <= SCRIPT_LIMIT; depth++) {
            Inode.Regular file = find(request, path);
            byte[] head = head(file);
            if (!Script.isScript(head)) {
                return new Target(file, request.tree.pathOf(file), argv);
            }
            Script script = Script.parse(head);
            List<String> rewritten = new ArrayList<>(List.of(script.interpreter()));
            script.argument().ifPresent(rewritten::add);
            rewritten.add(path);
            rewritten.addAll(argv.subList(Math.min(1, argv.size()), argv.size()));
            path = script.interpreter();
            argv = rewritten;
        }
        throw new ErrnoException(Errno.ELOOP);
    }

    /** The file at a path, if it may be executed. */
    private static Inode.Regular find(Request request, String path) throws ErrnoException {
        Inode inode = request.tree.find(request.start, path);
        if (!(inode instanceof Inode.Regular file) || !file.attributes().permits(Fcntl.X_OK)) {
            throw new ErrnoException(Errno.EACCES);
        }
        file.bytes().load();
        return file;
    }

    private static byte[] head(Inode.Regular file) {
        byte[] head = new byte[(int) Math.min(Script.HEAD, file.size())];
        file.bytes().read(0, head, 0, head.length);
        return head;
    }

    private LoadPlan plan(Inode.Regular file, Errno unlessElf) throws ErrnoException {
        try {
            return LoadPlan.of(ElfFile.parse(file.bytes().all()), memory.ram().limit());
        } catch (ElfFormatException e) {
            boolean isTooLarge = e.problem().kind() == ElfProblem.Kind.TOO_LARGE;
            throw new ErrnoException(isTooLarge ? Errno.ENOMEM : unlessElf);
        }
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.fill(bytes, 0, bytes.length);
        return bytes;
    }

    private static String comm(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, Math.min(COMM_LENGTH, name.length()));
    }
}
