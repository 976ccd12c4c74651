package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import java.util.ArrayList;
import java.util.List;

/** What windows say, kept instead of being passed on; used again and again. */
final class Recorded implements Window.Change {
    final List<Event> entered = new ArrayList<>();
    final List<Event> left = new ArrayList<>();
    boolean posted;

    @Override
    public void entered(Event event) {
        entered.add(event);
    }

    @Override
    public void left(Event event) {
        left.add(event);
    }

    @Override
    public void posted() {
        posted = true;
    }

    /** What left since the last {@link #clear}, as a list of its own. */
    List<Event> takeLeft() {
        List<Event> all = left.isEmpty() ? List.of() : List.copyOf(left);
        clear();
        return all;
    }

    void clear() {
        entered.clear();
        left.clear();
        posted = false;
    }
}
