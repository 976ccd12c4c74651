package io.bongsu.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Timers beside a sorted set: same order of firing, whatever is cancelled between. */
class TimersTest {
    private final List<Timed> fired = new ArrayList<>();
    private final Timers timers = new Timers();
    private final TreeSet<Timed> expected = new TreeSet<>(
            Comparator.<Timed>comparingLong(timer -> timer.dueMillis).thenComparingLong(timer -> timer.order));

    private final class Bell extends Timed {
        Bell(long dueMillis, long order) {
            super(null, null);
            this.dueMillis = dueMillis;
            this.order = order;
        }

        @Override
        void due() {
            fired.add(this);
        }

        @Override
        Node node() {
            throw new IllegalStateException("a bell has no node");
        }

        @Override
        void start(Bindings begin) {}

        @Override
        void quit() {}

        @Override
        boolean isInitial() {
            return false;
        }

        @Override
        void write(StateOutput out) {}

        @Override
        void discard(Taken taken) {}
    }

    @Test
    void timersFireByTimeThenByOrder() {
        Random random = new Random(11);
        List<Timed> set = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            int bias = i / 3_000 % 2 == 0 ? 6 : 3;
            if (random.nextInt(8) < bias || set.isEmpty()) {
                Bell bell = new Bell(i / 10 + random.nextInt(200), i);
                timers.set(bell);
                expected.add(bell);
                set.add(bell);
            } else {
                Timed one = set.remove(random.nextInt(set.size()));
                if (one.isSet()) {
                    timers.cancel(one);
                    expected.remove(one);
                }
            }
            if (i % 40 == 0) {
                fire(i / 10);
            }
        }
        fire(Long.MAX_VALUE);
        assertThat(timers.isEmpty()).isTrue();
    }

    private void fire(long nowMillis) {
        List<Timed> due = new ArrayList<>();
        while (!expected.isEmpty() && expected.first().dueMillis <= nowMillis) {
            due.add(expected.pollFirst());
        }
        fired.clear();
        timers.fire(nowMillis);
        assertThat(fired).containsExactlyElementsOf(due);
        assertThat(fired).noneMatch(Timed::isSet);
        assertThat(timers.nextDueMillis()).isEqualTo(expected.isEmpty() ? Long.MAX_VALUE : expected.first().dueMillis);
    }
}
