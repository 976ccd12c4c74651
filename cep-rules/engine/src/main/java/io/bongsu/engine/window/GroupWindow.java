package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.WindowPlan.Reclaim;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A window of its own for each value of the criteria.
 *
 * <p>Shape: groups in order of their first event; those of equal time come in this order. As in Esper, a group stays when
 * its window is empty, as its place in the order does: memory grows with the values that there ever were. With
 * {@code reclaim}, groups that had no event for long are dropped with what they keep when an event comes, and nothing is
 * told of it.
 *
 * <p>Cost: O(log g) per event, g groups, and that of the group's window.
 *
 * <p>Source: Esper reference, "Data Windows", #groupwin; "Hints", reclaim_group_aged.
 */
final class GroupWindow implements Window {
    private final Criteria criteria;
    /** Null for none. */
    private final Reclaim reclaim;

    private final Supplier<Window> maker;
    private final Map<List<Object>, Group> groups = new LinkedHashMap<>();
    /** Groups that will have something to do; made with the first of them. */
    private TreeSet<Group> due;

    private int created;
    private int count;
    private long nextSweepMillis = Long.MIN_VALUE;
    /** The group that told something last. */
    private Group current;

    /** One value's window. */
    private static final class Group {
        private final int number;
        private final Window window;
        private long dueMillis = Long.MAX_VALUE;
        private long lastMillis;
        private int size;

        Group(int number, Window window) {
            this.number = number;
            this.window = window;
        }
    }

    GroupWindow(Criteria criteria, Reclaim reclaim, Supplier<Window> maker) {
        this.criteria = criteria;
        this.reclaim = reclaim;
        this.maker = maker;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        if (reclaim != null && nextSweepMillis <= nowMillis) {
            nextSweepMillis = nowMillis + reclaim.frequencyMillis();
            sweep(nowMillis);
        }
        List<Object> key = criteria.of(event, nowMillis);
        Group group = groups.get(key);
        if (group == null) {
            group = new Group(created++, maker.get());
            groups.put(key, group);
            group.window.start(nowMillis);
        }
        group.lastMillis = nowMillis;
        current = group;
        group.window.insert(event, nowMillis, change);
        changed(group);
    }

    private void changed(Group group) {
        count += group.window.size() - group.size;
        group.size = group.window.size();
        long next = group.window.nextDueMillis();
        if (next == group.dueMillis) {
            return;
        }
        if (due == null) {
            due = new TreeSet<>(
                    Comparator.<Group>comparingLong(one -> one.dueMillis).thenComparingInt(one -> one.number));
        }
        due.remove(group);
        group.dueMillis = next;
        if (next != Long.MAX_VALUE) {
            due.add(group);
        }
    }

    private void sweep(long nowMillis) {
        groups.values().removeIf(group -> {
            boolean old = nowMillis - group.lastMillis > reclaim.maxAgeMillis();
            if (old) {
                count -= group.size;
                if (due != null) {
                    due.remove(group);
                }
            }
            return old;
        });
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        Group group = groups.get(criteria.of(event, nowMillis));
        if (group != null) {
            current = group;
            group.window.remove(event, nowMillis, change);
            changed(group);
        }
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        if (due == null) {
            return;
        }
        List<Group> now = new ArrayList<>();
        for (Group group : due) {
            if (group.dueMillis > nowMillis) {
                break;
            }
            now.add(group);
        }
        for (Group group : now) {
            current = group;
            group.window.onTime(nowMillis, change);
            changed(group);
        }
    }

    @Override
    public long nextDueMillis() {
        return due == null || due.isEmpty() ? Long.MAX_VALUE : due.first().dueMillis;
    }

    @Override
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    @Override
    public int size() {
        return current == null ? 0 : current.window.size();
    }

    /** In the group that told something last. */
    @Override
    public Event previous(int index) {
        return current == null ? null : current.window.previous(index);
    }

    @Override
    public void forEach(Consumer<Event> action) {
        groups.values().forEach(group -> group.window.forEach(action));
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(created);
        out.writeSize(groups.size());
        groups.forEach((key, group) -> {
            criteria.write(key, out);
            out.writeSize(group.number);
            group.window.write(out);
            if (reclaim != null) {
                out.writeTime(group.lastMillis);
            }
        });
        if (reclaim != null) {
            Times.write(nextSweepMillis, Long.MIN_VALUE, out);
        }
    }

    @Override
    public void read(StateInput in) {
        created = in.readSize();
        int size = in.readCount();
        for (int i = 0; i < size; i++) {
            List<Object> key = criteria.read(in);
            Group group = new Group(in.readSize(), maker.get());
            group.window.read(in);
            if (reclaim != null) {
                group.lastMillis = in.readTime();
            }
            groups.put(key, group);
            changed(group);
        }
        if (reclaim != null) {
            nextSweepMillis = Times.read(Long.MIN_VALUE, in);
        }
    }
}
