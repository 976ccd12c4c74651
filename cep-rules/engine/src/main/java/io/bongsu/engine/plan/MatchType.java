package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The type of a pattern's matches where they are events: a field for each tag, an event or an array of them. */
public final class MatchType {
    private MatchType() {}

    /** @param name what distinguishes it from the types of the rule's streams */
    public static EventType of(String name, List<TagPlan> tags, Map<String, EventType> types) {
        List<Field> fields = new ArrayList<>();
        for (TagPlan tag : tags) {
            EventType type = types.get(tag.stream());
            if (type == null) {
                throw new PlanException(
                        "the stream of a tag must be known, stream=" + tag.stream() + " tag=" + tag.name());
            }
            ValueType row = ValueType.rowOf(type);
            fields.add(new Field(tag.name(), tag.array() ? ValueType.arrayOf(row) : row));
        }
        return new EventType(name, fields);
    }

    /** The name that goes with a statement. */
    public static String nameOf(String statement) {
        return statement + " match";
    }
}
