package org.stackshift.ui.tasks;

import org.stackshift.session.view.SchedulerView;
import org.stackshift.session.view.SchedulerView.Share;
import org.stackshift.session.view.SchedulerView.StructField;
import org.stackshift.session.view.SchedulerView.SwitchCost;
import org.stackshift.session.view.SchedulerView.SwitchKind;
import org.stackshift.session.view.SchedulerView.TaskLine;
import org.stackshift.session.view.TaskRef;
import org.stackshift.ui.common.EventText;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Sizes;

import java.util.List;
import java.util.Locale;

/** Tasks and switches in words. */
final class TaskWords {
    private static final int WORD = 4;

    private final Messages messages;
    private final EventText events;

    TaskWords(Messages messages) {
        this.messages = messages;
        this.events = new EventText(messages);
    }

    String name(TaskRef task) {
        return events.task(task);
    }

    /** The policy and its slice. */
    String policy(SchedulerView view) {
        String name = messages.getOr("tasks.policy." + view.policy(), "tasks.policy.rr");
        return view.slice() == 0
                ? name
                : messages.get("tasks.policy.slice", name, Sizes.count(view.slice()));
    }

    /** What the policy decides by. */
    String share(Share share, String policy) {
        return switch (policy) {
            case "mlfq" ->
                    messages.get("tasks.share.level", Integer.toString(share.level()), left(share));
            case "fair" -> messages.get("tasks.share.vruntime", Sizes.count(share.vruntime()));
            case "fifo" -> "";
            default -> share.slice() == 0 ? "" : left(share);
        };
    }

    private String left(Share share) {
        long percent =
                share.slice() == 0
                        ? 100
                        : Math.max(0, 100 - Math.round(100.0 * share.used() / share.slice()));
        return messages.get("tasks.share.left", Long.toString(percent));
    }

    /** The row that a task which cannot run belongs to; empty for one that can. */
    String group(TaskLine task) {
        return switch (task.state()) {
            case 'R' -> "";
            case 'T' -> messages.get("tasks.stopped");
            case 'Z' -> messages.get("tasks.zombies");
            default -> messages.getOr("tasks.waits." + task.cause(), "tasks.waits.other");
        };
    }

    /** What exactly a task waits for. */
    String waits(TaskLine task) {
        return switch (task.cause()) {
            case "CHILD" ->
                    task.detail() < 0
                            ? messages.get("tasks.waits.any")
                            : Long.toString(task.detail());
            case "VFORK", "POLL" -> Long.toString(task.detail());
            case "FUTEX" -> "0x" + Hex.plain(task.detail());
            case "TIME" -> messages.get("tasks.waits.until", Sizes.count(task.detail() / 1000));
            default -> "";
        };
    }

    List<String> treeRow(TaskLine task) {
        String indent = "    ".repeat(task.depth());
        String branch = task.depth() == 0 ? "" : task.ref().isThread() ? "┊ " : "└ ";
        String cause =
                task.cause().isEmpty()
                        ? ""
                        : messages.getOr("tasks.waits." + task.cause(), "tasks.waits.other")
                                + (waits(task).isEmpty() ? "" : " · " + waits(task));
        return List.of(
                indent + branch + task.ref().name(),
                Integer.toString(task.ref().pid()),
                messages.getOr("tasks.state." + task.state(), "tasks.state.other"),
                Integer.toString(task.cpu()),
                cause,
                Sizes.count(task.voluntary()),
                Sizes.count(task.involuntary()));
    }

    List<String> structRow(StructField field) {
        String value =
                field.bytes() > WORD
                        ? Hex.of(field.value(), 8).text()
                        : Hex.of(field.value(), WORD).text();
        String meaning = messages.get("struct." + field.name());
        return List.of(
                "+" + String.format(Locale.ROOT, "%03x", field.offset()),
                field.name(),
                field.bytes() > 8 ? field.text() : value,
                field.text().isEmpty() || field.bytes() > 8
                        ? meaning
                        : field.text() + " · " + meaning,
                Hex.plain(field.vaddr()));
    }

    List<String> kindRow(SwitchKind kind) {
        return List.of(
                kind(kind.voluntary(), kind.sameSpace()),
                Sizes.count(kind.count()),
                average(kind.count(), kind.instructions()),
                average(kind.count(), kind.tlbMisses()));
    }

    private static String average(long count, double value) {
        return count == 0 ? "–" : String.format(Locale.ROOT, "%.1f", value);
    }

    private String kind(boolean voluntary, boolean sameSpace) {
        return messages.get(voluntary ? "tasks.voluntary" : "tasks.preempted")
                + " · "
                + messages.get(sameSpace ? "tasks.same" : "tasks.other");
    }

    List<String> switchRow(SwitchCost cost) {
        return List.of(
                Sizes.count(cost.icount()),
                Integer.toString(cost.cpu()),
                name(cost.from()),
                name(cost.to()),
                kind(cost.voluntary(), cost.sameSpace()),
                cost.instructions() < 0 ? "–" : Sizes.count(cost.instructions()),
                cost.tlbMisses() < 0 ? "–" : Sizes.count(cost.tlbMisses()));
    }
}
