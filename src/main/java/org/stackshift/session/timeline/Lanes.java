package org.stackshift.session.timeline;

import org.stackshift.session.view.LaneId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lanes of a run: CPUs first, then tasks in the order in which they appeared. */
final class Lanes {
    /** Of more tasks, those that ended first lose their lanes. */
    private static final int MOST_TASKS = 4_096;

    private final Map<Integer, Lane> tasks = new LinkedHashMap<>();
    private int cpus = 1;

    /** A task's lane, changed as its task changes. */
    private static final class Lane {
        private String name;
        private boolean ended;

        Lane(String name) {
            this.name = name;
        }
    }

    void addCpu(int number) {
        cpus = Math.max(cpus, number + 1);
    }

    void addTask(int pid, String name) {
        if (pid == 0 || tasks.containsKey(pid)) {
            return;
        }
        if (tasks.size() == MOST_TASKS) {
            tasks.entrySet().stream()
                    .filter(entry -> entry.getValue().ended)
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .ifPresent(tasks::remove);
        }
        tasks.put(pid, new Lane(name));
    }

    void rename(int pid, String name) {
        Lane lane = tasks.get(pid);
        if (lane != null) {
            lane.name = name;
        }
    }

    void end(int pid) {
        Lane lane = tasks.get(pid);
        if (lane != null) {
            lane.ended = true;
        }
    }

    /** All lanes, in their order. */
    List<LaneId> ids() {
        List<LaneId> ids = new ArrayList<>();
        for (int cpu = 0; cpu < cpus; cpu++) {
            ids.add(LaneId.cpu(cpu));
        }
        tasks.keySet().forEach(pid -> ids.add(LaneId.task(pid)));
        return ids;
    }

    /** The task's name; empty if it is not known. */
    String name(int pid) {
        Lane lane = tasks.get(pid);
        return lane == null ? "" : lane.name;
    }

    boolean hasEnded(int pid) {
        Lane lane = tasks.get(pid);
        return lane != null && lane.ended;
    }
}
