package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.UpdatePlan;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All updates of a rule, by stream, each on what the one before has made. */
final class EventUpdates {
    private final Map<String, List<EventUpdate>> byStream = new LinkedHashMap<>();

    EventUpdates(List<UpdatePlan> plans, Map<String, EventType> types, Geography geography) {
        for (UpdatePlan plan : plans) {
            byStream.computeIfAbsent(plan.stream(), unused -> new ArrayList<>())
                    .add(new EventUpdate(plan, types, geography));
        }
    }

    /** The streams whose events are changed. */
    Set<String> streams() {
        return byStream.keySet();
    }

    /** The event as it is after all of them; null where it is taken away. */
    Event apply(Event event, long nowMillis) {
        Event updated = event;
        for (EventUpdate update : byStream.getOrDefault(event.type().name(), List.of())) {
            updated = updated == null ? null : update.apply(updated, nowMillis);
        }
        return updated;
    }
}
