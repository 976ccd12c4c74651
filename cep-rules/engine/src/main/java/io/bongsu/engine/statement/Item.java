package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.pattern.Bindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a statement selects from: an event of its stream, or a match of its pattern; the other one is null. */
record Item(Event event, Bindings bindings) {
    private static final Object[] NONE = new Object[0];

    Scope in(Scope scope) {
        return scope.own(event).bindings(bindings == null ? NONE : bindings.values());
    }

    /** The events behind the item, each once, in the order of their tags; what an inserted event was made from for itself. */
    List<Evidence> evidence(List<String> tags) {
        Map<String, Evidence> found = new LinkedHashMap<>();
        if (event != null) {
            cite(event.type().name(), event, found);
        } else {
            for (int i = 0; i < tags.size(); i++) {
                Object bound = bindings.values()[i];
                if (bound instanceof Event one) {
                    cite(tags.get(i), one, found);
                } else if (bound instanceof List<?> several) {
                    String tag = tags.get(i);
                    several.forEach(one -> cite(tag, (Event) one, found));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    private static void cite(String tag, Event event, Map<String, Evidence> found) {
        if (event.madeFrom().isEmpty()) {
            found.putIfAbsent(event.type().name() + '\n' + event.id(), Evidence.of(tag, event));
        } else {
            for (Evidence one : event.madeFrom()) {
                found.putIfAbsent(one.stream() + '\n' + one.eventId(), one);
            }
        }
    }

    /** The tenant that the first event with a tenant names. */
    String tenant() {
        if (event != null) {
            return tenantOf(event, Event.DEFAULT_TENANT);
        }
        String tenant = Event.DEFAULT_TENANT;
        for (Object bound : bindings.values()) {
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
