package org.stackshift.ui.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.PageBits;
import org.stackshift.session.view.paging.AccessView;
import org.stackshift.session.view.paging.AddressChoice;
import org.stackshift.session.view.paging.RegionView;
import org.stackshift.session.view.paging.WalkEnd;
import org.stackshift.session.view.paging.WalkStep;
import org.stackshift.session.view.paging.WalkView;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Names;
import org.stackshift.ui.common.Sizes;
import org.stackshift.ui.paging.WalkState.Access;
import org.stackshift.ui.paging.WalkState.Bit;
import org.stackshift.ui.paging.WalkState.Look;
import org.stackshift.ui.paging.WalkState.Part;
import org.stackshift.ui.paging.WalkState.Result;
import org.stackshift.ui.paging.WalkState.Row;
import org.stackshift.ui.paging.WalkState.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a walk into words and digits. */
final class WalkText {
    private static final int TOP = 4;
    private static final int INDEX_BITS = 9;
    private static final long RIGHTS = PageBits.P | PageBits.RW | PageBits.US | PageBits.NX;

    private final Messages messages;
    private final ErrorCode errorCode;

    WalkText(Messages messages) {
        this.messages = messages;
        this.errorCode = new ErrorCode(messages);
    }

    /** What stands at the address: its name and its region. */
    String place(WalkView view) {
        List<String> parts = new ArrayList<>();
        if (view.symbol() != null) {
            parts.add(Names.brief(view.symbol()));
        }
        RegionView region = view.region();
        if (region != null) {
            String name = region.name().isEmpty() ? messages.get("walk.unnamed") : region.name();
            parts.add(Rights.of(region) + " " + name);
        } else if (!(view.end() instanceof WalkEnd.NoAddress)) {
            parts.add(messages.get(view.vaddr() < 0 ? "walk.kernel" : "walk.no-region"));
        }
        return String.join(" · ", parts);
    }

    /** The address cut into the indices of the levels; a large page has a longer offset. */
    List<Part> parts(WalkView view) {
        if (view.end() instanceof WalkEnd.NoAddress) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(part(view, 5, messages.get("walk.part.sign"), 48, 16));
        int last = view.end() instanceof WalkEnd.Page page ? lastLevel(page.size()) : 1;
        for (int level = TOP; level >= last; level--) {
            parts.add(part(view, level, Levels.table(level), shift(level), INDEX_BITS));
        }
        parts.add(part(view, 0, messages.get("walk.part.offset"), 0, shift(last)));
        return parts;
    }

    private static int shift(int level) {
        return PageBits.PAGE_SHIFT + INDEX_BITS * (level - 1);
    }

    private static int lastLevel(long size) {
        return (Long.numberOfTrailingZeros(size) - PageBits.PAGE_SHIFT) / INDEX_BITS + 1;
    }

    private static Part part(WalkView view, int level, String name, int shift, int width) {
        long value = view.vaddr() >>> shift & (1L << width) - 1;
        String digits = Long.toBinaryString(value);
        String bits = "0".repeat(width - digits.length()) + digits;
        boolean used =
                level == 0
                        ? view.end() instanceof WalkEnd.Page
                        : view.steps().stream().anyMatch(step -> step.level() == level);
        return new Part(level, name, bits, Hex.plain(value), used);
    }

    List<Row> rows(WalkView view, @Nullable WalkView before) {
        List<Row> rows = new ArrayList<>();
        for (WalkStep step : view.steps()) {
            boolean isPage = view.end() instanceof WalkEnd.Page && step == view.steps().getLast();
            rows.add(row(step, isPage, entryBefore(step, before)));
        }
        if (view.end() instanceof WalkEnd.Page) {
            rows.add(effective(view.steps()));
        }
        return rows;
    }

    /** What stood in the same entry at the last stop; the same as now where that is unknown. */
    private static long entryBefore(WalkStep step, @Nullable WalkView before) {
        return before == null
                ? step.entry()
                : before.steps().stream()
                        .filter(old -> old.paddr() == step.paddr())
                        .mapToLong(WalkStep::entry)
                        .findFirst()
                        .orElse(step.entry());
    }

    private Row row(WalkStep step, boolean isPage, long before) {
        List<Bit> bits = new ArrayList<>();
        for (EntryBits bit : EntryBits.values()) {
            bits.add(bit(bit, step, isPage, before));
        }
        boolean present = (step.entry() & PageBits.P) != 0;
        String frame = Hex.plain((step.entry() & PageBits.FRAME) >>> PageBits.PAGE_SHIFT);
        return new Row(
                step.level(),
                Levels.table(step.level()),
                Hex.plain(step.index()),
                Hex.plain(step.paddr()),
                Hex.of(step.entry(), 8).text(),
                bits,
                present ? messages.get("walk.leads", frame) : messages.get("walk.leads.nowhere"));
    }

    private Bit bit(EntryBits bit, WalkStep step, boolean isPage, long before) {
        String meaning = bit.meaning(step.entry(), step.level(), isPage);
        boolean idle = !meaning.contains(".") && !meaning.equals("pat");
        boolean changed = ((step.entry() ^ before) & bit.mask()) != 0;
        String help =
                messages.get(
                        "walk.bit",
                        bit.name(),
                        bit.digit(step.entry()),
                        Levels.entry(step.level()),
                        messages.get("walk.bit." + meaning));
        Look look = changed ? Look.CHANGED : idle ? Look.IDLE : Look.PLAIN;
        return new Bit(bit, bit.digit(step.entry()), look, help);
    }

    /** R/W and U/S count only if all levels have them, NX if one has it. */
    private Row effective(List<WalkStep> steps) {
        long all = RIGHTS;
        long any = 0;
        for (WalkStep step : steps) {
            all &= step.entry() | PageBits.NX;
            any |= step.entry();
        }
        long rights = all & ~PageBits.NX | any & PageBits.NX;
        List<Bit> bits = new ArrayList<>();
        for (EntryBits bit : EntryBits.values()) {
            boolean counts = (bit.mask() & RIGHTS) != 0;
            bits.add(
                    new Bit(
                            bit,
                            counts ? bit.digit(rights) : "",
                            Look.PLAIN,
                            counts ? messages.get("walk.effective." + bit.name()) : ""));
        }
        return new Row(0, messages.get("walk.effective"), "", "", inWords(rights), bits, "");
    }

    private String inWords(long rights) {
        String letters =
                "r"
                        + ((rights & PageBits.RW) != 0 ? "w" : "-")
                        + ((rights & PageBits.NX) == 0 ? "x" : "-");
        boolean user = (rights & PageBits.US) != 0;
        return messages.get(user ? "walk.rights.user" : "walk.rights.kernel", letters);
    }

    Result result(WalkView view) {
        return switch (view.end()) {
            case WalkEnd.Page(long paddr, long size, String bytes) ->
                    new Result(
                            messages.get(
                                    "walk.end.page",
                                    Hex.plain(paddr & -size),
                                    Hex.plain(view.vaddr() & size - 1),
                                    Hex.plain(paddr),
                                    Sizes.bytes(size)),
                            bytes,
                            Tone.GOOD);
            case WalkEnd.NotPresent(int level) -> bad("walk.end.not-present", Levels.entry(level));
            case WalkEnd.Reserved(int level, long bits) ->
                    bad("walk.end.reserved", Levels.entry(level), Hex.plain(bits));
            case WalkEnd.NoMemory(int level) -> bad("walk.end.no-memory", Levels.table(level));
            case WalkEnd.NonCanonical() -> bad("walk.end.not-canonical");
            case WalkEnd.NoAddress() -> nothing(view);
        };
    }

    private Result nothing(WalkView view) {
        String sentence =
                switch (view.asked()) {
                    case Object asked when view.process() == null ->
                            messages.get("walk.none.process");
                    case AddressChoice.Named(String symbol) ->
                            messages.get("walk.none.symbol", symbol);
                    default -> messages.get("walk.none.fault");
                };
        return new Result(sentence, "", Tone.NEUTRAL);
    }

    private Result bad(String key, Object... arguments) {
        return new Result(messages.get(key, arguments), "", Tone.BAD);
    }

    List<Access> accesses(WalkView view) {
        return view.accesses().stream().map(this::access).toList();
    }

    private Access access(AccessView access) {
        String head = messages.get("walk.access." + access.kind());
        return switch (access.outcome()) {
            case AccessView.Outcome.Done() ->
                    new Access(messages.get("walk.access.done", head), Tone.GOOD);
            case AccessView.Outcome.Fault(int code, AccessView.Answer answer) ->
                    new Access(
                            messages.get(
                                    "walk.access.fault",
                                    head,
                                    errorCode.text(code),
                                    messages.get("walk.answer." + answer)),
                            isHelped(answer) ? Tone.NEUTRAL : Tone.BAD);
            case AccessView.Outcome.NotCanonical() ->
                    new Access(messages.get("walk.access.gp", head), Tone.BAD);
        };
    }

    /** Whether the program goes on after the fault. */
    private static boolean isHelped(AccessView.Answer answer) {
        return answer != AccessView.Answer.NOT_MAPPED && answer != AccessView.Answer.NOT_PERMITTED;
    }

    /** A letter for each way to end, where colour alone would not do. */
    static String sign(Tone tone) {
        return Map.of(Tone.GOOD, "✓", Tone.BAD, "✗", Tone.NEUTRAL, "↻").get(tone);
    }
}
