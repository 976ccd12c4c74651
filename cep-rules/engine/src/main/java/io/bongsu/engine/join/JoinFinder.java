package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the events of one stream that an event of another may be joined with.
 *
 * <p>Shape: one index of the indexed stream, by its place there; where the index answers but a part, the rest is tested.
 */
record JoinFinder(int asking, int indexed, int index, JoinIndex.Program program, Evaluator[] rest) {
    Collection<Held> find(Event event, JoinContents contents) {
        Scope scope = contents.scope();
        Object[] row = contents.row();
        row[asking] = event;
        Collection<Held> found = program.find(contents.index(indexed, index), scope);
        if (rest.length > 0 && !found.isEmpty()) {
            found = tested(found, scope, row);
        }
        row[asking] = null;
        return found;
    }

    private Collection<Held> tested(Collection<Held> found, Scope scope, Object[] row) {
        List<Held> passed = new ArrayList<>(found.size());
        for (Held held : found) {
            row[indexed] = held.event();
            if (all(scope)) {
                passed.add(held);
            }
        }
        row[indexed] = null;
        return passed;
    }

    private boolean all(Scope scope) {
        for (Evaluator test : rest) {
            if (!test.holds(scope)) {
                return false;
            }
        }
        return true;
    }
}
