package io.bongsu.jobs.decode;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.partition.FieldsRead;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.avro.Schema;

/**
 * Reads messages of one written schema as events of one stream: a list of steps, made once.
 *
 * <p>Shape: one walk checks every byte, reads what filters ask for into a row that is used again for each message, and notes
 * where the other fields are that rules read; these are read when the event is made. A message with anything odd is left to
 * {@link MessageDecoder}, which knows what to say.
 *
 * <p>Cost: no allocation for an event that no rule wants, as far as the values that filters ask for come again
 * ({@link ValueCache}).
 */
final class AvroReader implements Reading {
    private static final int NOWHERE = -1;

    private final int from;
    private final EventType type;
    private final EventTimeRange times;
    private final AvroStep[] steps;
    private final AvroStep[] noted;
    private final int timePlace;
    private final int idPlace;
    private final boolean idAsked;
    private final boolean timeAsked;
    private final int ignored;
    private final Object[] values;
    private final int[] places;
    private final Event asked;
    private final ValueCache timeCache = new ValueCache();
    private final AvroWalk in = new AvroWalk();
    private RawRecord raw;
    private long timeMillis;
    private int idAt;

    private AvroReader(
            int from, EventReader stream, FieldsRead read, List<AvroStep> steps, Object[] defaults, int ignored) {
        this.from = from;
        this.type = stream.stream().type();
        this.times = stream.times();
        this.steps = steps.toArray(AvroStep[]::new);
        this.noted = steps.stream().filter(AvroStep::isNoted).toArray(AvroStep[]::new);
        this.timePlace = type.indexOf("ts");
        this.idPlace = type.indexOf("eventId");
        this.timeAsked = read.byFilters(type)[timePlace];
        this.idAsked = read.byFilters(type)[idPlace];
        this.ignored = ignored;
        this.values = defaults;
        this.places = new int[values.length];
        this.asked = Event.of(type, 0, "", values);
    }

    /** A reader of messages written with {@code schema} from a byte on, or nothing where each message must be looked at as a whole. */
    static Optional<AvroReader> of(Schema schema, int from, EventReader stream, FieldsRead read) {
        EventType type = stream.stream().type();
        boolean[] byFilters = read.byFilters(type);
        boolean[] byRules = read.byRules(type);
        List<SortedSet<String>> compared = read.comparedTexts(type);
        Object[] defaults = new Object[type.fields().size()];
        List<AvroStep> steps = new ArrayList<>();
        int ignored = 0;
        for (Schema.Field written : schema.getFields()) {
            int place = type.indexOf(written.name());
            AvroStep step;
            if (written.name().equals("ts")) {
                step = AvroStep.envelope(written.schema(), AvroStep.Form.TIME, place);
            } else if (written.name().equals("eventId")) {
                step = AvroStep.envelope(written.schema(), AvroStep.Form.ID, place);
            } else {
                AvroStep.Use use = place < 0 || !byRules[place]
                        ? AvroStep.Use.CHECK
                        : byFilters[place] ? AvroStep.Use.READ : AvroStep.Use.NOTE;
                step = AvroStep.of(
                        written.schema(), place < 0 ? null : stream.fields().get(place), use, place);
                if (place >= 0 && compared.get(place) != null) {
                    step = step.compared(compared.get(place));
                }
            }
            if (step == null) {
                return Optional.empty();
            }
            steps.add(step);
            if (place < 0 && stream.stream().avro().getField(written.name()) == null) {
                ignored++;
            }
        }
        for (int i = 0; i < defaults.length; i++) {
            String name = type.fields().get(i).name();
            if (schema.getField(name) == null && !name.equals("ts") && !name.equals("eventId")) {
                try {
                    Object missing = stream.fields().get(i).missing();
                    defaults[i] = byRules[i] ? missing : null;
                } catch (BadEventException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new AvroReader(from, stream, read, steps, defaults, ignored));
    }

    /** Fields of each message that no schema names. */
    int ignored() {
        return ignored;
    }

    /** False for a message with anything odd, and for one that is no event. */
    boolean read(RawRecord raw) {
        this.raw = raw;
        this.idAt = NOWHERE;
        this.timeMillis = raw.timestampMillis();
        in.begin(raw.bytes(), from, raw.bytes().length);
        for (AvroStep step : steps) {
            if (step.nullBranch >= 0 && in.choice(2) == step.nullBranch) {
                none(step);
                continue;
            }
            switch (step.form) {
                case TIME -> timeMillis = step.time(in);
                case ID -> {
                    idAt = in.position();
                    step.check(in);
                }
                default -> {
                    switch (step.use) {
                        case CHECK -> step.check(in);
                        case NOTE -> {
                            places[step.place] = in.position();
                            step.check(in);
                        }
                        case READ -> values[step.place] = step.read(in);
                        case COMPARE -> {
                            places[step.place] = in.position();
                            values[step.place] = step.compare(in);
                        }
                    }
                }
            }
        }
        if (!in.isWhole() || timeMillis == RawRecord.NO_TIMESTAMP || !times.holds(timeMillis)) {
            return false;
        }
        if (timeAsked) {
            values[timePlace] = timeCache.whole(timeMillis);
        }
        if (idAsked) {
            values[idPlace] = id();
        }
        return true;
    }

    private void none(AvroStep step) {
        switch (step.use) {
            case CHECK -> {}
            case NOTE -> places[step.place] = NOWHERE;
            case READ -> values[step.place] = null;
            case COMPARE -> {
                places[step.place] = NOWHERE;
                values[step.place] = null;
            }
        }
    }

    @Override
    public long timeMillis() {
        return timeMillis;
    }

    @Override
    public Event asked() {
        return asked;
    }

    @Override
    public Event event() {
        Object[] row = values.clone();
        for (AvroStep step : noted) {
            int at = places[step.place];
            if (at != NOWHERE) {
                in.to(at);
                row[step.place] = step.make(in);
            }
        }
        String id = idAsked ? (String) row[idPlace] : id();
        row[idPlace] = id;
        row[timePlace] = timeMillis;
        return Event.of(type, timeMillis, id, row, new Origin(raw.topic(), raw.partition(), raw.offset()));
    }

    private String id() {
        if (idAt != NOWHERE) {
            in.to(idAt);
            int length = in.length();
            if (length > 0) {
                return new String(in.bytes(), in.position(), length, StandardCharsets.UTF_8);
            }
        }
        return EventReader.idOf(raw);
    }
}
