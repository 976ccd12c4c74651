package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;

/** An event that a stream of a join holds; itself and nothing else is equal to it. */
final class Held {
    private final Event event;

    Held(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }
}
