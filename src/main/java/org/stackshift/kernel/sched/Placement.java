package org.stackshift.kernel.sched;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which task belongs on which CPU ("select_task_rq", "load_balance"). Of equals the first wins. */
final class Placement {
    private final List<RunQueue> queues;

    Placement(List<RunQueue> queues) {
        this.queues = queues;
    }

    /** A task that waits, and the CPU that it is to wait for instead of its own. */
    record Pull(Entity entity, RunQueue to) {}

    /** A CPU with nothing to do, else the one with the fewest tasks. */
    int forNewTask(Entity entity) {
        return allowed(entity)
                .min(Comparator.comparingInt(RunQueue::load))
                .map(queue -> queue.cpu)
                .orElse(entity.cpu);
    }

    /** The last CPU if it has nothing to do, else another one that has not, else the last one. */
    int forWokenTask(Entity entity) {
        RunQueue last = queues.get(entity.cpu);
        boolean mayStay = entity.mayRunOn(entity.cpu);
        if (mayStay && last.isIdle()) {
            return entity.cpu;
        }
        Optional<RunQueue> idle = allowed(entity).filter(RunQueue::isIdle).findFirst();
        return idle.map(queue -> queue.cpu).orElse(mayStay ? entity.cpu : forNewTask(entity));
    }

    private Stream<RunQueue> allowed(Entity entity) {
        return queues.stream().filter(queue -> entity.mayRunOn(queue.cpu));
    }

    /**
     * The next task of a CPU. One whose kernel stack another CPU is still leaving is passed over:
     * its rsp is not saved yet ("on_cpu").
     *
     * @param previous the task that is switched away from
     */
    @Nullable Entity choose(RunQueue queue, @Nullable Entity previous) {
        queue.retries = false;
        Iterator<Entity> each = queue.ready.inOrder().iterator();
        while (each.hasNext()) {
            Entity entity = each.next();
            if (!entity.mayRunOn(queue.cpu)) {
                continue;
            }
            if (entity == previous || !entity.isOnCpu()) {
                return entity;
            }
            queue.retries = true;
        }
        return null;
    }

    /** A CPU has run out of tasks: one that waits for the CPU with the most ("newidle_balance"). */
    Optional<Pull> idlePull(RunQueue idle) {
        return queues.stream()
                .filter(queue -> queue != idle && !queue.ready.isEmpty())
                .max(Comparator.comparingInt(RunQueue::load).thenComparing(byNumber()))
                .flatMap(from -> movable(from, idle));
    }

    /** A task that is better off elsewhere because its CPU has two tasks more than another. */
    Optional<Pull> overload() {
        if (queues.size() == 1) {
            return Optional.empty();
        }
        Comparator<RunQueue> byLoad = Comparator.comparingInt(RunQueue::load);
        RunQueue most = queues.stream().max(byLoad.thenComparing(byNumber())).orElseThrow();
        RunQueue least = queues.stream().min(byLoad).orElseThrow();
        boolean uneven = most.load() >= least.load() + 2;
        return uneven ? movable(most, least) : Optional.empty();
    }

    private static Comparator<RunQueue> byNumber() {
        return Comparator.<RunQueue>comparingInt(queue -> queue.cpu).reversed();
    }

    private static Optional<Pull> movable(RunQueue from, RunQueue to) {
        Predicate<Entity> free = entity -> entity.mayRunOn(to.cpu) && !entity.isOnCpu();
        return from.ready.inOrder().filter(free).findFirst().map(entity -> new Pull(entity, to));
    }
}
