package org.stackshift.ui.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Mman;
import org.stackshift.isa.PageBits;
import org.stackshift.session.view.paging.PageRow;
import org.stackshift.session.view.paging.PageRow.MappedPage;
import org.stackshift.session.view.paging.ProcessRef;
import org.stackshift.session.view.paging.RegionView;
import org.stackshift.session.view.paging.SharingView;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Sizes;
import org.stackshift.ui.paging.SharingItem.Frame;
import org.stackshift.ui.paging.SharingItem.Side;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts the pages of two processes into words. */
final class SharingText {
    private final Messages messages;

    SharingText(Messages messages) {
        this.messages = messages;
    }

    /**
     * The regions with their pages.
     *
     * @param before the last stop's view, null where nothing is to be marked
     * @param onlyDifferent whether pages with the same frame on both sides are left out
     */
    List<SharingItem> items(SharingView view, @Nullable SharingView before, boolean onlyDifferent) {
        Map<Long, PageRow> base = base(view, before);
        List<SharingItem> items = new ArrayList<>();
        int next = 0;
        for (RegionView region : view.regions()) {
            List<PageRow> pages = new ArrayList<>();
            while (next < view.pages().size() && region.contains(view.pages().get(next).vaddr())) {
                pages.add(view.pages().get(next++));
            }
            if (onlyDifferent) {
                pages.removeIf(PageRow::isShared);
            }
            if (!pages.isEmpty()) {
                items.add(heading(region, pages));
                pages.forEach(page -> items.add(page(view, region, page, base)));
            }
        }
        if (view.leftOut() > 0) {
            items.add(
                    new SharingItem.More(
                            messages.get("sharing.more", Sizes.count(view.leftOut()))));
        }
        return items;
    }

    /** The pages of the same two processes at the last stop. */
    private static Map<Long, PageRow> base(SharingView view, @Nullable SharingView before) {
        Map<Long, PageRow> base = new HashMap<>();
        boolean same =
                before != null
                        && pid(before.left()) == pid(view.left())
                        && pid(before.right()) == pid(view.right());
        if (same) {
            before.pages().forEach(page -> base.put(page.vaddr(), page));
        }
        return base;
    }

    private static int pid(@Nullable ProcessRef process) {
        return process == null ? -1 : process.pid();
    }

    private SharingItem heading(RegionView region, List<PageRow> pages) {
        long shared = pages.stream().filter(PageRow::isShared).count();
        String name = region.name().isEmpty() ? messages.get("walk.unnamed") : region.name();
        return new SharingItem.Heading(
                Hex.plain(region.start()) + "-" + Hex.plain(region.end()),
                Rights.of(region) + "  " + name,
                messages.get(
                        "sharing.counts", Integer.toString(pages.size()), Long.toString(shared)));
    }

    private SharingItem page(
            SharingView view, RegionView region, PageRow page, Map<Long, PageRow> base) {
        PageRow old = base.isEmpty() ? page : base.get(page.vaddr());
        MappedPage both = page.isShared() ? page.left() : null;
        Side left = side(region, page.left(), old, both != null, PageRow::left);
        Side right = side(region, page.right(), old, both != null, PageRow::right);
        boolean news = old == null || !page.equals(old);
        Frame shared = both == null ? null : frame(both, news);
        return new SharingItem.Page(
                page.vaddr(), Hex.plain(page.vaddr()), left, shared, right, help(view, page));
    }

    private @Nullable Side side(
            RegionView region,
            @Nullable MappedPage page,
            @Nullable PageRow old,
            boolean isShared,
            Function<PageRow, @Nullable MappedPage> pick) {
        if (page == null) {
            return null;
        }
        boolean writable = (page.entry() & PageBits.RW) != 0;
        boolean promised =
                (region.prot() & Mman.PROT_WRITE) != 0 && (region.flags() & Mman.MAP_SHARED) == 0;
        boolean changed = old == null || !page.equals(pick.apply(old));
        return new Side(
                rights(page.entry()),
                promised && !writable,
                isShared ? null : frame(page, changed),
                changed);
    }

    private static String rights(long entry) {
        return "r"
                + ((entry & PageBits.RW) != 0 ? "w" : "-")
                + ((entry & PageBits.NX) == 0 ? "x" : "-");
    }

    private Frame frame(MappedPage page, boolean changed) {
        String number = Hex.plain(page.frame() >>> PageBits.PAGE_SHIFT);
        return page.isZeroPage()
                ? new Frame(number, messages.get("sharing.zeros"), changed)
                : new Frame(number, "×" + page.references(), changed);
    }

    private String help(SharingView view, PageRow page) {
        MappedPage left = page.left();
        MappedPage right = page.right();
        if (left == null || right == null) {
            MappedPage only = left == null ? right : left;
            ProcessRef owner = left == null ? view.right() : view.left();
            return messages.get("sharing.help.one", name(owner), frame(only), count(only));
        }
        return page.isShared()
                ? messages.get("sharing.help.shared", frame(left), count(left))
                : messages.get(
                        "sharing.help.own",
                        name(view.left()),
                        frame(left),
                        name(view.right()),
                        frame(right));
    }

    private static String name(@Nullable ProcessRef process) {
        return process == null ? "" : ProcessMenu.text(process);
    }

    private static String frame(@Nullable MappedPage page) {
        return page == null ? "" : Hex.plain(page.frame() >>> PageBits.PAGE_SHIFT);
    }

    private static String count(@Nullable MappedPage page) {
        return page == null ? "" : Integer.toString(page.references());
    }

    String summary(SharingView view) {
        long shared = view.pages().stream().filter(PageRow::isShared).count();
        long own =
                view.pages().stream()
                        .filter(it -> it.left() != null && it.right() != null && !it.isShared())
                        .count();
        long single = view.pages().size() - shared - own;
        return view.right() == null
                ? messages.get("sharing.alone", Sizes.count(view.pages().size()))
                : messages.get(
                        "sharing.summary",
                        Sizes.count(shared),
                        Sizes.count(own),
                        Sizes.count(single));
    }
}
