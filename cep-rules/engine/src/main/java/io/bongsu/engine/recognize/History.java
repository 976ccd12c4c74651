package io.bongsu.engine.recognize;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The last rows of one partition, for {@code prev}.
 *
 * <p>Shape: as many rows as the farthest {@code prev} looks back; under a window, also what came before each row that the
 * window holds, as rows may be looked at again.
 */
final class History {
    private final int[] distances;
    private final Event[] last;
    private int known;
    /** What came before a row, by distance; null where no row is looked at again. */
    private final Map<Event, Event[]> before;
    /** The rows of {@link #before}, in order. */
    private final RowSet rows;

    private Event[] atHand;

    /** @param distances how far {@code prev} looks back, ascending */
    History(int[] distances, boolean underWindow) {
        this.distances = distances;
        this.last = new Event[distances[distances.length - 1] + 1];
        this.before = underWindow ? new IdentityHashMap<>() : null;
        this.rows = underWindow ? new RowSet() : null;
    }

    /** A new row comes to hand. */
    void add(Event row) {
        System.arraycopy(last, 0, last, 1, last.length - 1);
        last[0] = row;
        known = Math.min(known + 1, last.length);
        atHand = new Event[distances.length];
        for (int i = 0; i < distances.length; i++) {
            atHand[i] = last[distances[i]];
        }
        if (before != null) {
            remember(row, atHand);
        }
    }

    private void remember(Event row, Event[] earlier) {
        before.put(row, earlier);
        rows.add(row);
    }

    /** A row that is known comes to hand again. */
    void again(Event row) {
        atHand = before == null ? null : before.get(row);
    }

    /** The row at a distance, given by its index, before the one at hand; or null. */
    Event before(int index) {
        return atHand == null ? null : atHand[index];
    }

    void forget(Event row) {
        if (before != null && before.remove(row) != null) {
            rows.remove(row);
        }
    }

    void write(StateOutput out) {
        out.writeSize(known);
        for (int i = 0; i < known; i++) {
            out.writeEvent(last[i]);
        }
        if (before == null) {
            return;
        }
        out.writeSize(rows.size());
        for (Event row : rows) {
            out.writeEvent(row);
            for (Event earlier : before.get(row)) {
                out.writeBoolean(earlier != null);
                if (earlier != null) {
                    out.writeEvent(earlier);
                }
            }
        }
    }

    void read(StateInput in) {
        known = in.readCount();
        if (known > last.length) {
            throw new StateException(
                    "a history is no longer than prev looks back, rows=" + known + " prev=" + last.length);
        }
        Arrays.fill(last, null);
        for (int i = 0; i < known; i++) {
            last[i] = in.readEvent();
        }
        int count = before == null ? 0 : in.readCount();
        for (int i = 0; i < count; i++) {
            Event row = in.readEvent();
            Event[] earlier = new Event[distances.length];
            for (int j = 0; j < earlier.length; j++) {
                earlier[j] = in.readBoolean() ? in.readEvent() : null;
            }
            remember(row, earlier);
        }
    }
}
