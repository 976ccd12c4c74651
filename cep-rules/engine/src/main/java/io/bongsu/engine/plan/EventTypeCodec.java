package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event type, once; afterwards its number. */
final class EventTypeCodec implements PlanCodec {
    @Override
    public void write(Object value, PlanOutput output) {
        EventType type = (EventType) value;
        if (output.eventTypeNumber(type)) {
            return;
        }
        output.enter();
        output.text(type.name());
        output.count(type.fields().size());
        for (Field field : type.fields()) {
            PlanCodecs.of(Field.class).write(field, output);
        }
        output.count(type.supertypes().size());
        type.supertypes().forEach(output::text);
        output.leave();
        output.numberEventType(type);
    }

    @Override
    public Object read(PlanInput input) {
        EventType known = input.knownEventType();
        if (known != null) {
            return known;
        }
        input.enter();
        String name = input.text();
        int count = input.count();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add((Field) PlanCodecs.of(Field.class).read(input));
        }
        int supertypes = input.count();
        List<String> inherited = new ArrayList<>();
        for (int i = 0; i < supertypes; i++) {
            inherited.add(input.text());
        }
        input.leave();
        EventType type = make(name, fields, inherited);
        input.numberEventType(type);
        return type;
    }

    private static EventType make(String name, List<Field> fields, List<String> supertypes) {
        try {
            return new EventType(name, fields, Optional.empty(), Optional.empty(), supertypes);
        } catch (IllegalArgumentException e) {
            throw new PlanException("a plan's event type must obey its own rules: " + e.getMessage());
        }
    }
}
