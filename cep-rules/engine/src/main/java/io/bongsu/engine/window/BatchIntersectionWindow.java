package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several windows, one of which puts events out in batches.
 *
 * <p>Shape: the other windows only decide what stays in the batch until it is put out: what one of them lets go leaves the
 * batch, what none of them takes never comes to it. What was put out is taken out of the others.
 *
 * <p>Cost: that of each window per event.
 *
 * <p>Source: Esper reference, "Multiple Data Windows", batch windows.
 */
final class BatchIntersectionWindow implements Window {
    private final Members members;
    private final int batch;
    /** Whether some of the others do not take every event. */
    private final boolean choosy;

    private final Recorded recorded = new Recorded();

    BatchIntersectionWindow(List<Window> windows, int batch, boolean choosy) {
        this.members = new Members(windows);
        this.batch = batch;
        this.choosy = choosy;
    }

    /** Passes on what the batch window says, and takes what entered out of the other windows. */
    private final class Posting implements Change {
        private final long nowMillis;
        private final Change change;
        private final List<Event> entered = new ArrayList<>();

        Posting(long nowMillis, Change change) {
            this.nowMillis = nowMillis;
            this.change = change;
        }

        @Override
        public void entered(Event event) {
            entered.add(event);
            change.entered(event);
        }

        @Override
        public void left(Event event) {
            change.left(event);
        }

        @Override
        public void posted() {
            change.posted();
            members.remove(entered, batch, nowMillis, Members.SILENT);
            entered.clear();
        }
    }

    @Override
    public void start(long nowMillis) {
        members.start(nowMillis);
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        List<List<Event>> leftOf = new ArrayList<>(members.count());
        boolean wanted = !choosy;
        for (int i = 0; i < members.count(); i++) {
            if (i == batch) {
                leftOf.add(List.of());
                continue;
            }
            members.get(i).insert(event, nowMillis, recorded);
            wanted |= !recorded.entered.isEmpty();
            leftOf.add(recorded.takeLeft());
        }
        Posting posting = new Posting(nowMillis, change);
        for (int i = 0; i < leftOf.size(); i++) {
            List<Event> left = leftOf.get(i);
            for (int j = 0; j < members.count(); j++) {
                for (int n = 0; j != i && n < left.size(); n++) {
                    members.get(j).remove(left.get(n), nowMillis, j == batch ? posting : Members.SILENT);
                }
            }
            wanted &= left.stream().noneMatch(one -> one.isSame(event));
        }
        if (wanted) {
            members.get(batch).insert(event, nowMillis, posting);
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
            if (i == batch) {
                members.get(i).onTime(nowMillis, new Posting(nowMillis, change));
            } else {
                members.get(i).onTime(nowMillis, recorded);
                members.remove(recorded.takeLeft(), i, nowMillis, Members.SILENT);
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
        return members.get(batch).size();
    }

    @Override
    public Event previous(int index) {
        return null;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        members.get(batch).forEach(action);
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
