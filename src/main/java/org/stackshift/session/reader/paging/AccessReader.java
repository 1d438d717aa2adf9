package org.stackshift.session.reader.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.FaultHandler;
import org.stackshift.kernel.mm.FrameAllocator;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.session.paging.Tables;
import org.stackshift.session.view.paging.AccessView;
import org.stackshift.session.view.paging.AccessView.Answer;
import org.stackshift.session.view.paging.AccessView.Kind;
import org.stackshift.session.view.paging.AccessView.Outcome;
import org.stackshift.session.view.paging.WalkEnd;

import java.util.ArrayList;
import java.util.List;

/**
 * Says what reading, writing and executing from ring 3 would come to, by the rules of the walk (SDM
 * vol. 3 §4.6.1, §4.7) and of the kernel's fault handler.
 */
final class AccessReader {
    private final FrameAllocator frames;

    AccessReader(FrameAllocator frames) {
        this.frames = frames;
    }

    List<AccessView> read(AddressSpace mm, long vaddr, Tables.Walked walked) {
        List<AccessView> accesses = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            accesses.add(new AccessView(kind, outcome(mm, vaddr, walked, kind)));
        }
        return accesses;
    }

    private Outcome outcome(AddressSpace mm, long vaddr, Tables.Walked walked, Kind kind) {
        int access = PageBits.ERROR_U | bit(kind);
        return switch (walked.end()) {
            case WalkEnd.NonCanonical() -> new Outcome.NotCanonical();
            case WalkEnd.NoAddress() -> throw new IllegalArgumentException("no address");
            case WalkEnd.Page page when allows(walked.rights(), kind) -> new Outcome.Done();
            case WalkEnd.Page page -> fault(mm, vaddr, walked, access | PageBits.ERROR_P);
            case WalkEnd.Reserved reserved -> {
                int code = access | PageBits.ERROR_P | PageBits.ERROR_RSVD;
                yield new Outcome.Fault(code, Answer.NOT_PERMITTED);
            }
            case WalkEnd.NotPresent missing -> fault(mm, vaddr, walked, access);
            case WalkEnd.NoMemory missing -> fault(mm, vaddr, walked, access);
        };
    }

    private static int bit(Kind kind) {
        return switch (kind) {
            case READ -> 0;
            case WRITE -> PageBits.ERROR_W;
            case EXECUTE -> PageBits.ERROR_I;
        };
    }

    private static boolean allows(long rights, Kind kind) {
        return (rights & PageBits.US) != 0
                && switch (kind) {
                    case READ -> true;
                    case WRITE -> (rights & PageBits.RW) != 0;
                    case EXECUTE -> (rights & PageBits.NX) == 0;
                };
    }

    private Outcome fault(AddressSpace mm, long vaddr, Tables.Walked walked, int code) {
        return new Outcome.Fault(code, answer(mm, vaddr, walked, code));
    }

    private Answer answer(AddressSpace mm, long vaddr, Tables.Walked walked, int code) {
        boolean isUser = vaddr >= 0 && vaddr < Layout.TASK_SIZE;
        Vma vma = isUser ? mm.vmas().find(vaddr) : null;
        if (vma == null) {
            return isUser && growsTo(mm, vaddr) ? Answer.GROW_STACK : Answer.NOT_MAPPED;
        }
        if (!vma.permits(code)) {
            return Answer.NOT_PERMITTED;
        }
        if (walked.leaf() == 0) {
            return vma.backing() == null ? Answer.ZERO_FRAME : Answer.FILE_FRAME;
        }
        if ((code & PageBits.ERROR_W) == 0) {
            return Answer.MEND_ENTRY;
        }
        int references = frames.references(walked.leaf() & PageBits.FRAME);
        return references > 1 && !vma.isShared() ? Answer.COPY : Answer.REUSE;
    }

    /** Whether the stack above would be extended down to an address. */
    private static boolean growsTo(AddressSpace mm, long vaddr) {
        Vma stack = mm.vmas().above(vaddr);
        long start = Layout.pageStart(vaddr);
        return stack != null
                && stack.growsDown()
                && stack.end() - start <= FaultHandler.STACK_LIMIT
                && !touches(mm.vmas().below(vaddr), start);
    }

    private static boolean touches(@Nullable Vma below, long start) {
        return below != null
                && !below.growsDown()
                && below.prot() != 0
                && start - below.end() < Layout.STACK_GUARD_GAP;
    }
}
