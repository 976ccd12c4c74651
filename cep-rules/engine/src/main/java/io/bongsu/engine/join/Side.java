package io.bongsu.engine.join;

import io.bongsu.engine.expression.Scope;

/** Where the fields of a held event are evaluated: as the event of its stream, with no other stream there. */
final class Side {
    private final Scope scope;
    private final Object[] row;
    private final int stream;

    Side(int stream, int streams) {
        this.stream = stream;
        this.row = new Object[streams];
        this.scope = new Scope().bindings(row);
    }

    Object keyOf(Held held, JoinKey key) {
        row[stream] = held.event();
        Object value = key.of(scope);
        row[stream] = null;
        return value;
    }
}
