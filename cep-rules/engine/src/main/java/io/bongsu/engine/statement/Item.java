package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.pattern.Bindings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a statement selects from: an {@link Event} of its stream, or the {@link Bindings} of a match of its pattern. An item
 * is that object itself, so that none has to be made.
 */
final class Item {
    private static final Object[] NONE = new Object[0];

    private Item() {}

    static Scope in(Object item, Scope scope) {
        return item instanceof Bindings match
                ? scope.own(null).bindings(match.values())
                : scope.own((Event) item).bindings(NONE);
    }

    /** The events behind the item, each once, in the order of their tags; what an inserted event was made from for itself. */
    static List<Evidence> evidence(Object item, List<String> tags) {
        if (item == null) {
            return List.of();
        }
        if (item instanceof Event event) {
            return event.madeFrom().isEmpty()
                    ? List.of(Evidence.of(event.type().name(), event))
                    : new Cited().cite(event.type().name(), event).evidence;
        }
        return evidence(((Bindings) item).values(), tags);
    }

    /** The events that tags are bound to, each once. */
    static List<Evidence> evidence(Object[] bound, List<String> tags) {
        Cited cited = new Cited();
        for (int i = 0; i < tags.size(); i++) {
            if (bound[i] instanceof Event one) {
                cited.cite(tags.get(i), one);
            } else if (bound[i] instanceof List<?> several) {
                String tag = tags.get(i);
                several.forEach(one -> cited.cite(tag, (Event) one));
            }
        }
        return cited.evidence;
    }

    /** Evidence without repetition; a few are compared with each other, many are hashed. */
    private static final class Cited {
        private static final int FEW = 8;

        private final List<Evidence> evidence = new ArrayList<>(2);
        private Set<String> names;

        Cited cite(String tag, Event event) {
            if (event.madeFrom().isEmpty()) {
                if (isNew(event.type().name(), event.id())) {
                    evidence.add(Evidence.of(tag, event));
                }
            } else {
                for (Evidence one : event.madeFrom()) {
                    if (isNew(one.stream(), one.eventId())) {
                        evidence.add(one);
                    }
                }
            }
            return this;
        }

        private boolean isNew(String stream, String id) {
            if (names == null && evidence.size() == FEW) {
                names = new HashSet<>();
                evidence.forEach(one -> names.add(one.stream() + '\n' + one.eventId()));
            }
            if (names != null) {
                return names.add(stream + '\n' + id);
            }
            for (int i = 0; i < evidence.size(); i++) {
                if (evidence.get(i).eventId().equals(id)
                        && evidence.get(i).stream().equals(stream)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The tenant that the first event with a tenant names. */
    static String tenant(Object item) {
        if (item == null) {
            return Event.DEFAULT_TENANT;
        }
        if (item instanceof Event event) {
            return tenantOf(event, Event.DEFAULT_TENANT);
        }
        String tenant = Event.DEFAULT_TENANT;
        for (Object bound : ((Bindings) item).values()) {
            if (bound instanceof Event one && tenant.equals(Event.DEFAULT_TENANT)) {
                tenant = tenantOf(one, tenant);
            }
        }
        return tenant;
    }

    private static String tenantOf(Event event, String otherwise) {
        return event.tenant().isEmpty() ? otherwise : event.tenant();
    }
}
