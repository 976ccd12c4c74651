package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Several windows, all of which an event must leave to leave.
 *
 * <p>Shape: by event, how many windows it has not left. As in Esper, a window that does not take an event counts as one that
 * it never leaves, unless no window takes it.
 *
 * <p>Cost: that of each window per event.
 *
 * <p>Source: Esper reference, "Multiple Data Windows", retain-union.
 */
final class UnionWindow implements Window {
    private final Members members;
    /** Whether some of them do not take every event. */
    private final boolean choosy;

    private final Map<Held, Integer> counts = new LinkedHashMap<>();
    private final Recorded recorded = new Recorded();

    /** An event by identity. */
    private record Held(Event event) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Held held && held.event.isSame(event);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(event);
        }
    }

    UnionWindow(List<Window> windows, boolean choosy) {
        this.members = new Members(windows);
        this.choosy = choosy;
    }

    @Override
    public void start(long nowMillis) {
        members.start(nowMillis);
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        counts.put(new Held(event), members.count());
        List<List<Event>> leftOf = new ArrayList<>(members.count());
        boolean taken = !choosy;
        for (int i = 0; i < members.count(); i++) {
            members.get(i).insert(event, nowMillis, recorded);
            taken |= !recorded.entered.isEmpty() && recorded.entered.get(0).isSame(event);
            leftOf.add(recorded.takeLeft());
        }
        if (!taken) {
            counts.remove(new Held(event));
            members.remove(List.of(event), -1, nowMillis, Members.SILENT);
        }
        List<Event> left = new ArrayList<>();
        leftOf.forEach(some -> some.forEach(one -> release(one, left)));
        if (taken || !left.isEmpty()) {
            if (taken) {
                change.entered(event);
            }
            left.forEach(change::left);
            change.posted();
        }
    }

    private void release(Event event, List<Event> left) {
        Held held = new Held(event);
        Integer count = counts.get(held);
        if (count != null && count > 1) {
            counts.put(held, count - 1);
        } else if (count != null) {
            counts.remove(held);
            left.add(event);
        }
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        members.remove(List.of(event), -1, nowMillis, Members.SILENT);
        counts.remove(new Held(event));
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        boolean[] done = new boolean[members.count()];
        for (int i = members.firstDue(nowMillis, done); i >= 0; i = members.firstDue(nowMillis, done)) {
            done[i] = true;
            members.get(i).onTime(nowMillis, recorded);
            List<Event> left = new ArrayList<>();
            recorded.takeLeft().forEach(one -> release(one, left));
            if (!left.isEmpty()) {
                left.forEach(change::left);
                change.posted();
            }
        }
    }

    @Override
    public long nextDueMillis() {
        return members.nextDueMillis();
    }

    @Override
    public boolean isEmpty() {
        return counts.isEmpty() && members.isEmpty();
    }

    @Override
    public int size() {
        return counts.size();
    }

    @Override
    public Event previous(int index) {
        return null;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        counts.keySet().forEach(held -> action.accept(held.event()));
    }

    @Override
    public void write(StateOutput out) {
        members.write(out);
        out.writeSize(counts.size());
        counts.forEach((held, count) -> {
            out.writeEvent(held.event());
            out.writeSize(count);
        });
    }

    @Override
    public void read(StateInput in) {
        members.read(in);
        int size = in.readCount();
        for (int i = 0; i < size; i++) {
            Event event = in.readEvent();
            counts.put(new Held(event), in.readSize());
        }
    }
}
