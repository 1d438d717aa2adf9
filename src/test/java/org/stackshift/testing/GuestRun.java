package org.stackshift.testing;

import org.stackshift.abi.ErrnoException;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.isa.Gpr;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.RunResult;
import org.stackshift.kernel.TaskExit;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.machine.Machine;
import org.stackshift.machine.memory.Ram;

import java.util.List;
import java.util.Optional;

/** A program that ran in a machine of its own, with a pipe for output and no environment. */
public final class GuestRun {
    private static final int RSP0_IN_TSS = 4;

    private final Kernel kernel;
    private final GatheringConsole console;
    private final long initialRsp;

    private GuestRun(Kernel kernel, GatheringConsole console, long initialRsp) {
        this.kernel = kernel;
        this.console = console;
        this.initialRsp = initialRsp;
    }

    /** The machine's kernel, for whoever looks closer. */
    public Kernel kernel() {
        return kernel;
    }

    /** rsp at the first instruction. */
    public long initialRsp() {
        return initialRsp;
    }

    /** Runs a program until it ends or has retired so many instructions in ring 3. */
    public static GuestRun of(byte[] elf, byte[] input, long maxInstructions, String... argv) {
        GuestRun run = start(elf, input, argv);
        RunResult result = run.kernel.runUntilUserInstructions(maxInstructions);
        if (result != RunResult.EXITED && result != RunResult.BUDGET) {
            throw new AssertionError("the program stopped: " + result);
        }
        return run;
    }

    /** A program before its first instruction. */
    public static GuestRun start(byte[] elf, byte[] input, String... argv) {
        GatheringConsole console = new GatheringConsole();
        Ram ram = new Ram(8 << 20, 512 << 20);
        try {
            Kernel kernel = Kernel.boot(KernelConfig.of(ram, console).withStdin(input));
            kernel.exec(argv[0], elf, List.of(argv), List.of());
            returnToUser(kernel);
            return new GuestRun(kernel, console, kernel.machine().cpu().gpr[Gpr.RSP]);
        } catch (ElfFormatException | ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets ring 0 go on until it returns to ring 3 or the program has ended. */
    public static void returnToUser(Kernel kernel) {
        while (kernel.machine().cpu().cpl == 0 && kernel.exit().isEmpty()) {
            kernel.run(1);
        }
    }

    /** How the program ended, or empty if it is still running. */
    public Optional<TaskExit> exit() {
        return kernel.exit();
    }

    /** What it wrote to standard output and error, in order. */
    public byte[] output() {
        return console.output();
    }

    /** The user's rsp when it entered the kernel for the last time. */
    public long rsp() {
        return regs().rsp();
    }

    /** The user's rbp when it entered the kernel for the last time. */
    public long rbp() {
        return regs().gpr(Gpr.RBP);
    }

    private PtRegs regs() {
        Machine machine = kernel.machine();
        Ram ram = machine.ram();
        long rsp0 = ram.read64(machine.peekTranslate(machine.cpu().tssBase + RSP0_IN_TSS));
        return new PtRegs(ram, machine.peekTranslate(rsp0 - PtRegs.SIZE));
    }
}
