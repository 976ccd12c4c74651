package io.bongsu.tests.agreement;

import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Event streams with equal timestamps, nulls and long gaps. */
final class RandomEvents {
    static final List<EventType> TYPES = List.of(type("A"), type("B"), type("C"));

    private static final String[] KEYS = {"x", "y", "z"};
    private static final String[] WORDS = {"", "ab", "abc", "b%c", "Ab", "a_c", "가나"};

    private RandomEvents() {}

    private static EventType type(String name) {
        return new EventType(
                name,
                List.of(
                        new Field("eventId", ValueType.STRING),
                        new Field("ts", ValueType.LONG),
                        new Field("k", ValueType.STRING),
                        new Field("n", ValueType.INT),
                        new Field("l", ValueType.LONG),
                        new Field("d", ValueType.DOUBLE),
                        new Field("f", ValueType.FLOAT),
                        new Field("s", ValueType.STRING),
                        new Field("flag", ValueType.BOOLEAN),
                        new Field("arr", ValueType.arrayOf(ValueType.INT))));
    }

    /** The types as Avro streams. */
    static EventCatalog catalog() {
        EventCatalog catalog = EventCatalog.builtin();
        for (EventType type : TYPES) {
            List<Schema.Field> fields = new ArrayList<>();
            for (Field field : type.fields()) {
                Schema schema = avro(field.type());
                boolean envelope =
                        field.name().equals("eventId") || field.name().equals("ts");
                fields.add(
                        envelope
                                ? new Schema.Field(field.name(), schema)
                                : new Schema.Field(
                                        field.name(),
                                        Schema.createUnion(Schema.create(Schema.Type.NULL), schema),
                                        null,
                                        JsonProperties.NULL_VALUE));
            }
            catalog = catalog.with(Schema.createRecord(type.name(), null, "io.bongsu.tests", false, fields));
        }
        return catalog;
    }

    private static Schema avro(ValueType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case INT -> Schema.create(Schema.Type.INT);
            case LONG -> Schema.create(Schema.Type.LONG);
            case FLOAT -> Schema.create(Schema.Type.FLOAT);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case STRING -> Schema.create(Schema.Type.STRING);
            case ARRAY -> Schema.createArray(avro(type.element().orElseThrow()));
            default -> throw new IllegalArgumentException("no such field here, type=" + type);
        };
    }

    static List<Event> make(Random random, int count, boolean nulls) {
        List<Event> events = new ArrayList<>();
        long time = 1_000;
        for (int i = 0; i < count; i++) {
            time += switch (random.nextInt(6)) {
                case 0, 1 -> 0;
                case 2, 3 -> 1_000L * random.nextInt(3);
                case 4 -> random.nextInt(5_000);
                default -> random.nextInt(4) == 0 ? 30_000 : 5_000;
            };
            EventType type = TYPES.get(random.nextInt(TYPES.size()));
            String id = "e" + i;
            events.add(Event.of(
                    type,
                    time,
                    id,
                    id,
                    time,
                    KEYS[random.nextInt(KEYS.length)],
                    orNull(random, nulls, random.nextInt(5)),
                    orNull(random, nulls, (long) random.nextInt(4)),
                    orNull(random, nulls, random.nextInt(9) / 2.0),
                    orNull(random, nulls, random.nextInt(9) / 4.0f),
                    orNull(random, nulls, WORDS[random.nextInt(WORDS.length)]),
                    orNull(random, nulls, random.nextBoolean()),
                    orNull(random, nulls, List.of(random.nextInt(3), random.nextInt(3)))));
        }
        return events;
    }

    private static Object orNull(Random random, boolean nulls, Object value) {
        return nulls && random.nextInt(6) == 0 ? null : value;
    }
}
