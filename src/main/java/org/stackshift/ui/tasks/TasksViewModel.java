package org.stackshift.ui.tasks;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.SchedulerView;
import org.stackshift.session.view.SchedulerView.CpuQueue;
import org.stackshift.session.view.SchedulerView.TaskLine;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Decides what the scheduler tab shows. */
public final class TasksViewModel {
    private final LiveSession session;
    private final Messages messages;
    private final TaskWords words;
    private final ReadOnlyObjectWrapper<TasksState> state =
            new ReadOnlyObjectWrapper<>(TasksState.EMPTY);
    private @Nullable SchedulerView shown;

    public TasksViewModel(LiveSession session, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.words = new TaskWords(messages);
        session.views().addListener((observable, before, now) -> sample(now));
        messages.language().addListener(observable -> refresh());
    }

    ReadOnlyObjectProperty<TasksState> state() {
        return state.getReadOnlyProperty();
    }

    /** Shows registers and stacks of a task from now on. */
    void choose(int pid) {
        session.task().set(OptionalInt.of(pid));
    }

    private void sample(@Nullable Views views) {
        SchedulerView next = views == null ? null : views.scheduler();
        if (views == null || next != null && next != shown) {
            shown = next;
            refresh();
        }
    }

    private void refresh() {
        SchedulerView view = shown;
        state.set(
                view == null
                        ? TasksState.EMPTY
                        : new TasksState(
                                words.policy(view),
                                groups(view),
                                view.tasks().stream().map(words::treeRow).toList(),
                                view.tasks().stream().map(task -> task.ref().pid()).toList(),
                                view.struct().stream().map(words::structRow).toList(),
                                view.kinds().stream().map(words::kindRow).toList(),
                                view.newest().stream().map(words::switchRow).toList()));
    }

    private List<QueueGroup> groups(SchedulerView view) {
        Map<Integer, TaskLine> tasks = new LinkedHashMap<>();
        view.tasks().forEach(task -> tasks.put(task.ref().pid(), task));
        List<QueueGroup> groups = new ArrayList<>();
        view.cpus().forEach(cpu -> groups.add(cpu(cpu, tasks, view)));
        Map<String, List<TaskChip>> others = new LinkedHashMap<>();
        for (TaskLine task : view.tasks()) {
            String key = words.group(task);
            if (!key.isEmpty()) {
                others.computeIfAbsent(key, it -> new ArrayList<>())
                        .add(chip(task, view, words.waits(task)));
            }
        }
        others.forEach((title, chips) -> groups.add(new QueueGroup(title, chips, "")));
        return groups;
    }

    private QueueGroup cpu(CpuQueue cpu, Map<Integer, TaskLine> tasks, SchedulerView view) {
        List<TaskChip> chips = new ArrayList<>();
        addChip(chips, tasks.get(cpu.running()), view);
        cpu.ready().forEach(pid -> addChip(chips, tasks.get(pid), view));
        return new QueueGroup(
                messages.get("tasks.cpu", Integer.toString(cpu.cpu())),
                chips,
                messages.get("tasks.idle"));
    }

    private void addChip(List<TaskChip> chips, @Nullable TaskLine task, SchedulerView view) {
        if (task != null) {
            chips.add(chip(task, view, words.share(task.share(), view.policy())));
        }
    }

    private TaskChip chip(TaskLine task, SchedulerView view, String note) {
        long slice = task.share().slice();
        return new TaskChip(
                task.ref().pid(),
                task.state(),
                words.name(task.ref()),
                note,
                task.running(),
                task.ref().pid() == view.shown(),
                slice == 0 ? -1 : Math.min(1.0, (double) task.share().used() / slice));
    }
}
