package org.stackshift.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;
import org.stackshift.base.Copies;

import java.util.ArrayList;
import java.util.List;

class TimerQueueTest {
    private final List<String> log = new ArrayList<>();
    private final TimerQueue queue = new TimerQueue();

    /** Writes its name; one with a period sets itself again. */
    private static final class Bell implements Expiry {
        private final String name;
        private final TimerQueue queue;
        private final List<String> log;
        private final long period;

        Bell(String name, TimerQueue queue, List<String> log, long period) {
            this.name = name;
            this.queue = queue;
            this.log = log;
            this.period = period;
        }

        @Override
        public void expire(long now) {
            log.add(name + "@" + now);
            if (period > 0) {
                queue.arm(this, now + period);
            }
        }

        @Override
        public Bell copy(Copies copies) {
            return copies.register(
                    this, new Bell(name + "'", copies.of(queue), copies.replacement(log), period));
        }
    }

    private Bell bell(String name, long period) {
        return new Bell(name, queue, log, period);
    }

    @Test
    void theEarliestComesFirstAndOfEqualOnesTheFirstSet() {
        queue.arm(bell("late", 0), 30);
        queue.arm(bell("first", 0), 20);
        queue.arm(bell("second", 0), 20);
        queue.arm(bell("never", 0), 31);
        assertEquals(20, queue.next());
        queue.expire(30);
        assertEquals(List.of("first@30", "second@30", "late@30"), log);
        assertEquals(31, queue.next());
    }

    @Test
    void anExpiryHasOneDeadlineAtATime() {
        Bell bell = bell("bell", 0);
        queue.arm(bell, 10);
        queue.arm(bell, 25);
        assertEquals(25, queue.deadline(bell));
        queue.expire(24);
        assertEquals(List.of(), log);
        queue.cancel(bell);
        assertEquals(TimerQueue.NEVER, queue.next());
        queue.arm(bell, TimerQueue.NEVER);
        queue.expire(Long.MAX_VALUE - 1);
        assertEquals(List.of(), log);
    }

    @Test
    void whatSetsItselfAnewHappensOnceForEachTimeItIsDue() {
        queue.arm(bell("tick", 10), 10);
        queue.expire(10);
        queue.expire(19);
        queue.expire(45);
        assertEquals(List.of("tick@10", "tick@45"), log);
        assertEquals(55, queue.next());
    }

    @Test
    void aCopyRunsOnByItself() {
        queue.arm(bell("a", 0), 10);
        queue.arm(bell("b", 7), 10);
        Copies copies = new Copies();
        List<String> others = copies.register(log, new ArrayList<>());
        TimerQueue copy = copies.of(queue);
        assertNotSame(queue, copy);
        queue.expire(10);
        assertEquals(10, copy.next());
        copy.expire(12);
        assertEquals(List.of("a@10", "b@10"), log);
        assertEquals(List.of("a'@12", "b'@12"), others);
        assertEquals(19, copy.next());
    }
}
