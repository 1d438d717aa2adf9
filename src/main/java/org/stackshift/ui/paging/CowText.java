package org.stackshift.ui.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.PageBits;
import org.stackshift.session.view.paging.CowFault;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Names;
import org.stackshift.ui.common.Sizes;
import org.stackshift.ui.paging.CowState.Box;
import org.stackshift.ui.paging.CowState.Picture;

import java.util.List;
import java.util.stream.Collectors;

/** Puts a copy-on-write fault into words and boxes, stage by stage. */
final class CowText {
    private final Messages messages;
    private final ErrorCode errorCode;

    CowText(Messages messages) {
        this.messages = messages;
        this.errorCode = new ErrorCode(messages);
    }

    /** The fault in a line. */
    String title(CowFault fault) {
        return messages.get(
                "cow.title",
                Sizes.count(fault.icount()),
                ProcessMenu.text(fault.process()),
                Hex.plain(fault.write().vaddr()),
                messages.get("cow.kind." + fault.kind()));
    }

    /** What happened in a stage. */
    String sentence(CowFault fault, CowStage stage) {
        return switch (stage) {
            case WALK ->
                    messages.get(
                            "cow.walk",
                            ProcessMenu.text(fault.process()),
                            Hex.plain(fault.write().vaddr()),
                            where(fault),
                            Hex.plain(fault.entryBefore()));
            case FAULT -> fault(fault);
            case ALLOCATE ->
                    messages.get(
                            fault.kind() == CowFault.Kind.ZEROED
                                    ? "cow.allocate.zeros"
                                    : "cow.allocate",
                            frame(fault.entryBefore()),
                            Integer.toString(fault.count().before()),
                            frame(fault.entryAfter()));
            case COPY ->
                    messages.get("cow.copy", frame(fault.entryBefore()), frame(fault.entryAfter()));
            case REMAP -> remap(fault);
            case INVALIDATE ->
                    messages.get(
                            isByKernel(fault) ? "cow.invalidate.kernel" : "cow.invalidate",
                            Hex.plain(fault.write().vaddr() & -PageBits.PAGE_SIZE),
                            Hex.plain(fault.write().rip()));
        };
    }

    private String where(CowFault fault) {
        String at =
                fault.write().where() == null
                        ? Hex.plain(fault.write().rip())
                        : Names.brief(fault.write().where());
        return messages.get(isByKernel(fault) ? "cow.by-kernel" : "cow.by", at);
    }

    private static boolean isByKernel(CowFault fault) {
        return (fault.write().errorCode() & PageBits.ERROR_U) == 0;
    }

    private String fault(CowFault fault) {
        return isByKernel(fault)
                ? messages.get("cow.fault.kernel")
                : messages.get(
                        "cow.fault",
                        errorCode.text(fault.write().errorCode() | PageBits.ERROR_P),
                        Hex.plain(fault.write().vaddr()),
                        Hex.plain(fault.write().rip()));
    }

    private String remap(CowFault fault) {
        String before = Hex.plain(fault.entryBefore());
        String after = Hex.plain(fault.entryAfter());
        return fault.kind() == CowFault.Kind.REUSED
                ? messages.get("cow.remap.reused", frame(fault.entryBefore()), before, after)
                : messages.get(
                        "cow.remap",
                        before,
                        after,
                        frame(fault.entryAfter()),
                        frame(fault.entryBefore()),
                        Integer.toString(fault.count().before()),
                        Integer.toString(fault.count().after()));
    }

    /** How memory stood when a stage was over. */
    Picture picture(CowFault fault, CowStage stage) {
        boolean remapped = !stage.isBefore(CowStage.REMAP);
        boolean hasFresh =
                fault.kind() != CowFault.Kind.REUSED && !stage.isBefore(CowStage.ALLOCATE);
        return new Picture(
                entry(fault, stage, remapped),
                old(fault, stage, remapped),
                hasFresh ? fresh(fault, stage) : null,
                sharers(fault),
                remapped && hasFresh);
    }

    private Box entry(CowFault fault, CowStage stage, boolean remapped) {
        long entry = remapped ? fault.entryAfter() : fault.entryBefore();
        return new Box(
                messages.get("cow.box.entry", ProcessMenu.text(fault.process())),
                List.of(
                        Hex.of(entry, 8).text(),
                        bits(entry),
                        messages.get("cow.frame", frame(entry))),
                stage != CowStage.ALLOCATE && stage != CowStage.COPY);
    }

    private static String bits(long entry) {
        return List.of(EntryBits.P, EntryBits.RW, EntryBits.US, EntryBits.A, EntryBits.D).stream()
                .map(bit -> bit.name() + "=" + bit.digit(entry))
                .collect(Collectors.joining(" "));
    }

    private Box old(CowFault fault, CowStage stage, boolean remapped) {
        int references = remapped ? fault.count().after() : fault.count().before();
        boolean hasBytes = fault.kind() == CowFault.Kind.COPIED;
        return new Box(
                messages.get("cow.frame", frame(fault.entryBefore())),
                List.of(
                        messages.get("cow.references", Integer.toString(references)),
                        hasBytes || fault.kind() == CowFault.Kind.REUSED
                                ? shortened(fault.write().bytes())
                                : messages.get("cow.zeros")),
                stage == CowStage.COPY || stage == CowStage.REMAP);
    }

    private Box fresh(CowFault fault, CowStage stage) {
        boolean filled = fault.kind() == CowFault.Kind.COPIED && !stage.isBefore(CowStage.COPY);
        return new Box(
                messages.get("cow.fresh", frame(fault.entryAfter())),
                List.of(
                        messages.get("cow.references", "1"),
                        filled ? shortened(fault.write().bytes()) : messages.get("cow.zeros")),
                stage == CowStage.ALLOCATE || stage == CowStage.COPY);
    }

    private static String shortened(String bytes) {
        int eight = 8 * 3 - 1;
        return bytes.length() > eight ? bytes.substring(0, eight) + " …" : bytes;
    }

    private @Nullable Box sharers(CowFault fault) {
        if (fault.sharers().isEmpty()) {
            return null;
        }
        String pids =
                fault.sharers().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new Box(
                messages.get("cow.box.sharers", pids),
                List.of(messages.get("cow.frame", frame(fault.entryBefore()))),
                false);
    }

    private static String frame(long entry) {
        return Hex.plain((entry & PageBits.FRAME) >>> PageBits.PAGE_SHIFT);
    }
}
