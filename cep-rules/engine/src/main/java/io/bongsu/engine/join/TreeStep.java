package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looks up, for each event found of one stream, the events of the streams below it: required ones first, then optional ones. */
record TreeStep(int from, List<JoinFinder> required, List<JoinFinder> optional) {
    boolean hasRequired() {
        return !required.isEmpty();
    }

    /** Whether anything was found. */
    boolean ofRoot(Event root, Found found, JoinContents contents) {
        return of(root, null, found, contents);
    }

    /** Whether anything was found for any of the events. */
    boolean ofAll(Found found, JoinContents contents) {
        boolean any = false;
        for (Found.Node node : found.of(from)) {
            for (Held held : node.events()) {
                any |= of(held.event(), node, found, contents);
            }
        }
        return any;
    }

    private boolean of(Event event, Found.Node node, Found found, JoinContents contents) {
        List<Collection<Held>> results = new ArrayList<>(required.size());
        for (JoinFinder finder : required) {
            Collection<Held> result = finder.find(event, contents);
            if (result.isEmpty()) {
                return false;
            }
            results.add(result);
        }
        for (int i = 0; i < results.size(); i++) {
            found.add(required.get(i).indexed(), new Found.Node(node, event, results.get(i)));
        }
        boolean any = !results.isEmpty();
        for (JoinFinder finder : optional) {
            Collection<Held> result = finder.find(event, contents);
            if (!result.isEmpty()) {
                found.add(finder.indexed(), new Found.Node(node, event, result));
                any = true;
            }
        }
        return any;
    }
}
