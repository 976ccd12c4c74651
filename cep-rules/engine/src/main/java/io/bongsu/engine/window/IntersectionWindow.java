package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Several windows, of which an event leaves all when it leaves one.
 *
 * <p>Shape: an event goes to every window in text order; then what any of them let go is taken out of the others. An event
 * that one of the windows does not take does not enter. As in Esper, such an event is told as one that left, too, when a
 * window let another go for it.
 *
 * <p>Cost: that of each window per event.
 *
 * <p>Source: Esper reference, "Multiple Data Windows", retain-intersection.
 */
final class IntersectionWindow implements Window {
    private final Members members;
    /** Whether some of them do not take every event. */
    private final boolean choosy;

    private final Recorded recorded = new Recorded();

    IntersectionWindow(List<Window> windows, boolean choosy) {
        this.members = new Members(windows);
        this.choosy = choosy;
    }

    @Override
    public void start(long nowMillis) {
        members.start(nowMillis);
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        List<List<Event>> leftOf = new ArrayList<>(members.count());
        boolean refused = false;
        boolean anyLeft = false;
        for (int i = 0; i < members.count(); i++) {
            members.get(i).insert(event, nowMillis, recorded);
            refused |= recorded.entered.isEmpty();
            leftOf.add(recorded.takeLeft());
            anyLeft |= !leftOf.get(i).isEmpty();
        }
        Set<Event> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Event> left = new ArrayList<>();
        if (choosy && refused) {
            members.remove(List.of(event), -1, nowMillis, Members.SILENT);
            gone.add(event);
            if (anyLeft) {
                left.add(event);
            }
        }
        for (int i = 0; i < leftOf.size(); i++) {
            members.remove(leftOf.get(i), i, nowMillis, Members.SILENT);
            for (Event one : leftOf.get(i)) {
                if (gone.add(one)) {
                    left.add(one);
                }
            }
        }
        boolean enters = !choosy || !gone.contains(event);
        if (enters || !left.isEmpty()) {
            if (enters) {
                change.entered(event);
            }
            left.forEach(change::left);
            change.posted();
        }
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        members.remove(List.of(event), -1, nowMillis, Members.SILENT);
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        boolean[] done = new boolean[members.count()];
        for (int i = members.firstDue(nowMillis, done); i >= 0; i = members.firstDue(nowMillis, done)) {
            done[i] = true;
            members.get(i).onTime(nowMillis, recorded);
            List<Event> left = recorded.takeLeft();
            if (!left.isEmpty()) {
                members.remove(left, i, nowMillis, Members.SILENT);
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
        return members.isEmpty();
    }

    @Override
    public int size() {
        return members.get(0).size();
    }

    @Override
    public Event previous(int index) {
        return null;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        members.get(0).forEach(action);
    }

    @Override
    public void write(StateOutput out) {
        members.write(out);
    }

    @Override
    public void read(StateInput in) {
        members.read(in);
    }
}
