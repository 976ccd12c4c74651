package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.window.Window;
import java.util.ArrayList;
import java.util.List;

/** What happened to one stream of a join in a step. */
public final class JoinChange implements Window.Change {
    private final List<Event> entered = new ArrayList<>(2);
    private final List<Event> left = new ArrayList<>(2);

    @Override
    public void entered(Event event) {
        entered.add(event);
    }

    @Override
    public void left(Event event) {
        left.add(event);
    }

    /** A join takes all that happens in a step together. */
    @Override
    public void posted() {}

    List<Event> entered() {
        return entered;
    }

    List<Event> left() {
        return left;
    }

    boolean isEmpty() {
        return entered.isEmpty() && left.isEmpty();
    }

    public void clear() {
        entered.clear();
        left.clear();
    }
}
