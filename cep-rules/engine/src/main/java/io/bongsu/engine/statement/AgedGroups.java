package io.bongsu.engine.statement;

import io.bongsu.engine.plan.WindowPlan.Reclaim;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * When each group of a running statement last changed, and which ones are too old: that is looked at when an item enters, so
 * often as the plan says.
 *
 * <p>Unit: ms, event time. Cost: one entry per group; a sweep looks at all of them.
 *
 * <p>Source: Esper reference, "Hints", reclaim_group_aged.
 */
final class AgedGroups {
    private static final long NEVER = Long.MIN_VALUE;

    private final Reclaim plan;
    private final Map<Object, Long> changed = new LinkedHashMap<>();
    private long nextSweepMillis = NEVER;

    AgedGroups(Reclaim plan) {
        this.plan = plan;
    }

    /** Hands over the groups that are too old, if it is time to look. */
    void sweep(long nowMillis, Consumer<Object> tooOld) {
        if (nextSweepMillis > nowMillis) {
            return;
        }
        nextSweepMillis = nowMillis + plan.frequencyMillis();
        List<Object> old = new ArrayList<>(0);
        changed.forEach((key, lastMillis) -> {
            if (nowMillis - lastMillis > plan.maxAgeMillis()) {
                old.add(key);
            }
        });
        old.forEach(tooOld);
    }

    void changed(Object key, long nowMillis) {
        changed.put(key, nowMillis);
    }

    void forget(Object key) {
        changed.remove(key);
    }

    /** Whether nothing has entered yet. */
    boolean isInitial() {
        return nextSweepMillis == NEVER && changed.isEmpty();
    }

    void write(Grouping grouping, StateOutput out) {
        out.writeTime(nextSweepMillis);
        out.writeSize(changed.size());
        changed.forEach((key, lastMillis) -> {
            grouping.writeKey(key, out);
            out.writeTime(lastMillis);
        });
    }

    void read(Grouping grouping, StateInput in) {
        nextSweepMillis = in.readTime();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Object key = grouping.readKey(in);
            changed.put(key, in.readTime());
        }
    }
}
