package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Neighbours;
import io.bongsu.engine.window.PriorEvents;
import io.bongsu.engine.window.Window;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What expressions of a statement see around the event at hand while a change of its window is selected from.
 *
 * <p>Shape: one per program that looks around; each change sets it anew. Where events enter in batches, the batch that
 * entered is looked at, else the window.
 *
 * <p>Cost: in a batch, a look-up table made when it is first asked for.
 */
final class Neighbourhood implements Neighbours {
    private final boolean batch;
    private Window window;
    private PriorEvents prior;
    private List<Event> entered = List.of();
    private Map<Event, Integer> places;

    Neighbourhood(boolean batch) {
        this.batch = batch;
    }

    /** Null for no window, or for no prior events. */
    void change(Window window, PriorEvents prior, Items entered, Items left) {
        this.window = window;
        this.prior = prior;
        this.places = null;
        this.entered = events(entered);
        if (prior != null) {
            prior.change(this.entered, events(left));
        }
    }

    private static List<Event> events(Items items) {
        List<Event> events = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            events.add((Event) items.get(i));
        }
        return events;
    }

    /** Between two changes. */
    void look(Window window, PriorEvents prior) {
        this.window = window;
        this.prior = prior;
    }

    /** Whether nothing is seen of a batch before it enters. */
    boolean isOfBatches() {
        return batch;
    }

    private int placeOf(Event own) {
        if (places == null) {
            places = new IdentityHashMap<>();
            for (int i = 0; i < entered.size(); i++) {
                places.put(entered.get(i), i);
            }
        }
        return places.getOrDefault(own, -1);
    }

    private Event inBatch(int place) {
        return place >= 0 && place < entered.size() ? entered.get(place) : null;
    }

    @Override
    public Event previous(Event own, int index) {
        if (!batch) {
            return window.previous(index);
        }
        if (index == 0) {
            return entered.isEmpty() ? null : own;
        }
        int place = placeOf(own);
        return place < 0 ? null : inBatch(place - index);
    }

    @Override
    public Event tail(Event own, int index) {
        return batch ? inBatch(index) : index < 0 ? null : window.previous(window.size() - 1 - index);
    }

    @Override
    public int count(Event own) {
        return batch ? entered.size() : window.size();
    }

    @Override
    public Event fromNewest(int index) {
        return batch ? inBatch(entered.size() - 1 - index) : window.previous(index);
    }

    @Override
    public Event prior(Event own, int index) {
        return prior == null ? null : prior.of(own, index);
    }
}
