package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events came before each event of a statement.
 *
 * <p>Shape: the last events that entered, as many as the statement looks back; and, under a window, by event that has not
 * left, those that the statement asks for. What left is forgotten with the next change, so that it can still be asked about.
 *
 * <p>Cost: O(1) per event and number asked for; memory = that many references per event that is kept.
 *
 * <p>Source: Esper reference, "The Prior Function".
 */
public final class PriorEvents {
    private final int[] asked;
    private final boolean windowed;
    private final EventRing last = new EventRing();
    private final Map<Event, Event[]> before = new IdentityHashMap<>();
    /** The same, in the order in which they entered. */
    private final EventRing known = new EventRing();

    private List<Event> gone = List.of();

    /** @param asked how many events back, ascending */
    public PriorEvents(int[] asked, boolean windowed) {
        this.asked = asked;
        this.windowed = windowed;
    }

    /** What entered and what left at once. */
    public void change(List<Event> entered, List<Event> left) {
        for (Event event : gone) {
            before.remove(event);
            known.remove(event);
        }
        for (Event event : entered) {
            last.add(event);
            if (last.size() > asked[asked.length - 1] + 1) {
                last.remove();
            }
            if (windowed) {
                Event[] prior = new Event[asked.length];
                for (int i = 0; i < asked.length; i++) {
                    prior[i] = back(asked[i]);
                }
                if (before.put(event, prior) == null) {
                    known.add(event);
                }
            }
        }
        gone = windowed && !left.isEmpty() ? List.copyOf(left) : List.of();
    }

    private Event back(int index) {
        return index < last.size() ? last.get(last.size() - 1 - index) : null;
    }

    /** The event that came {@code index} events before; null if none did. */
    public Event of(Event event, int index) {
        if (!windowed) {
            return back(index);
        }
        Event[] prior = before.get(event);
        for (int i = 0; prior != null && i < asked.length; i++) {
            if (asked[i] == index) {
                return prior[i];
            }
        }
        return null;
    }

    public boolean isEmpty() {
        return last.isEmpty();
    }

    public void write(StateOutput out) {
        out.writeEvents(last.size(), last::get);
        if (!windowed) {
            return;
        }
        out.writeEvents(known.size(), known::get);
        known.forEach(event -> {
            for (Event prior : before.get(event)) {
                out.writeBoolean(prior != null);
                if (prior != null) {
                    out.writeEvent(prior);
                }
            }
        });
        out.writeSize(gone.size());
        gone.forEach(out::writeEvent);
    }

    public void read(StateInput in) {
        in.readEvents(last::add);
        if (!windowed) {
            return;
        }
        in.readEvents(known::add);
        for (int i = 0; i < known.size(); i++) {
            Event[] prior = new Event[asked.length];
            for (int n = 0; n < prior.length; n++) {
                prior[n] = in.readBoolean() ? in.readEvent() : null;
            }
            if (before.put(known.get(i), prior) != null) {
                throw new StateException("an event has one place among those that came before, id="
                        + known.get(i).id());
            }
        }
        List<Event> read = new ArrayList<>();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            read.add(in.readEvent());
        }
        gone = read;
    }
}
