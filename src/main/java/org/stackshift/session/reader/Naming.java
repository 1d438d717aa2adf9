package org.stackshift.session.reader;

import org.jspecify.annotations.Nullable;
import org.stackshift.debug.NamedAddress;
import org.stackshift.debug.Stack;
import org.stackshift.debug.Symbols;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.Owner;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.StackId;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.Target;

import java.util.Optional;
import java.util.OptionalInt;

/** Says what an address is called and what a value points at. */
final class Naming {
    private final Debuggee debuggee;
    private final Symbols kernelSymbols;

    Naming(Debuggee debuggee) {
        this.debuggee = debuggee;
        this.kernelSymbols = debuggee.kernelSymbols();
    }

    /** The symbol that an address belongs to. */
    @Nullable Symbol symbol(long vaddr) {
        return named(vaddr).map(Naming::symbol).orElse(null);
    }

    static Symbol symbol(NamedAddress name) {
        return new Symbol(name.name(), name.offset());
    }

    /** The symbol with its extent. */
    Optional<NamedAddress> named(long vaddr) {
        if (vaddr >= 0 && !debuggee.runsOpenedProgram()) {
            return Optional.empty();
        }
        return (vaddr < 0 ? kernelSymbols : debuggee.image().symbols()).at(vaddr);
    }

    /** The source line that an instruction comes from. */
    @Nullable SourceLine line(long vaddr) {
        return debuggee.sources()
                .at(vaddr)
                .map(position -> new SourceLine(position.file(), position.line()))
                .orElse(null);
    }

    /** What a value points at, if it looks like an address. */
    @Nullable Target target(long value) {
        Optional<Stack> stack = debuggee.stacks().owner(value);
        if (stack.isPresent()) {
            return new Target.Stack(id(stack.get()), owner(stack.get()));
        }
        Optional<NamedAddress> name = named(value);
        if (name.isPresent()) {
            boolean isCode = value < 0 || debuggee.image().isCode(value);
            return isCode
                    ? new Target.Code(symbol(name.get()))
                    : new Target.Data(symbol(name.get()));
        }
        boolean isUser = value >= 0 && debuggee.task().hasMm();
        Vma vma = !isUser ? null : debuggee.task().mm().vmas().find(value);
        return vma == null ? null : new Target.Mapped(vma.name());
    }

    static StackId id(Stack stack) {
        return new StackId(stack.number());
    }

    /** Whose stack it is; every user stack has a mark of its own, main's is 0. */
    Owner owner(Stack stack) {
        OptionalInt tid = debuggee.threadOf(stack);
        Owner.Kind kind =
                switch (stack.region().kind()) {
                    case MAIN -> Owner.Kind.MAIN;
                    case KERNEL -> Owner.Kind.KERNEL;
                    default -> Owner.Kind.COROUTINE;
                };
        int mark =
                (int)
                        debuggee.stacks().stacks().stream()
                                .filter(other -> !other.isKernel())
                                .takeWhile(other -> other != stack)
                                .count();
        return tid.isPresent()
                ? new Owner(Owner.Kind.THREAD, "tid " + tid.getAsInt(), mark)
                : new Owner(kind, stack.name(), mark);
    }
}
