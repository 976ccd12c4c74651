package io.bongsu.engine.expression;

import io.bongsu.engine.plan.TagPlan;
import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What names mean while an expression is compiled: the type of the event at hand (if there is one), the tags in binding
 * order, the event types by name, and the context around the statement, if it is one that has properties.
 */
public record Layout(
        Optional<EventType> own, List<TagPlan> tags, Map<String, EventType> types, Optional<ContextSlot> context) {
    /** Outside of any context. */
    public Layout(Optional<EventType> own, List<TagPlan> tags, Map<String, EventType> types) {
        this(own, tags, types, Optional.empty());
    }

    public Layout {
        tags = List.copyOf(tags);
        types = Map.copyOf(types);
    }

    /** Whether events of other types are events of this one too. */
    public boolean isOpen(EventType type) {
        for (EventType other : types.values()) {
            if (other.supertypes().contains(type.name())) {
                return true;
            }
        }
        return false;
    }

    /** Place of a tag among the bindings, or -1. */
    public int tagIndex(String tag) {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).name().equals(tag)) {
                return i;
            }
        }
        return -1;
    }
}
