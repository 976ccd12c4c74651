package io.bongsu.engine.timeline;

import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events and times written as text.
 *
 * <p>Shape: {@code A1 B2(x) A3(y,7)@5000 @9000}: an event of stream A with id A1; its field {@code k} and then its number
 * {@code n} in brackets (a number that is {@code null} is null); its time behind the at sign, or else a second after what
 * goes before. A time alone is a moment at which nothing happens.
 */
public final class Timeline {
    public static final EventType PART =
            new EventType("Part", List.of(new Field("x", ValueType.INT), new Field("s", ValueType.STRING)));

    /** The streams of all timelines: A to D, with the same fields. */
    public static final Map<String, EventType> TYPES = types();

    private static final Pattern TOKEN = Pattern.compile("(?:([A-D])(\\d+)(?:\\(([^)]*)\\))?)?(?:@(\\d+))?");

    /** One moment: an event, or, without one, the time alone. */
    public record Moment(long timeMillis, Event event) {}

    private Timeline() {}

    private static Map<String, EventType> types() {
        Map<String, EventType> types = new LinkedHashMap<>();
        for (String name : List.of("A", "B", "C", "D")) {
            types.put(name, type(name));
        }
        return types;
    }

    /** A stream type of the name, with the fields of all streams. */
    public static EventType type(String name) {
        return new EventType(
                name,
                List.of(
                        new Field("k", ValueType.STRING),
                        new Field("n", ValueType.INT),
                        new Field("d", ValueType.DOUBLE),
                        new Field("l", ValueType.arrayOf(ValueType.INT)),
                        new Field("part", ValueType.rowOf(PART)),
                        new Field("eventId", ValueType.STRING),
                        new Field("ts", ValueType.LONG)));
    }

    public static List<Moment> of(String text) {
        List<Moment> moments = new ArrayList<>();
        long time = 0;
        for (String token : text.isBlank() ? new String[0] : text.trim().split("\\s+")) {
            Matcher matcher = TOKEN.matcher(token);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("a timeline has events and times, token=" + token);
            }
            time = matcher.group(4) == null ? time + 1_000 : Long.parseLong(matcher.group(4));
            moments.add(new Moment(time, matcher.group(1) == null ? null : event(matcher, time)));
        }
        return moments;
    }

    /** The events of a timeline. */
    public static List<Event> events(String text) {
        return of(text).stream().map(Moment::event).toList();
    }

    private static Event event(Matcher matcher, long time) {
        String[] values =
                matcher.group(3) == null ? new String[0] : matcher.group(3).split(",");
        String key = values.length > 0 && !values[0].isEmpty() ? values[0] : null;
        Integer number = values.length > 1 && !values[1].equals("null") ? Integer.valueOf(values[1]) : null;
        return event(matcher.group(1), matcher.group(1) + matcher.group(2), time, key, number);
    }

    public static Event event(String stream, String id, long time, String key, Integer number) {
        Double half = number == null ? null : number / 2.0;
        List<Integer> list = number == null ? null : List.of(number);
        Event part = number == null ? null : Event.row(PART, number, key);
        return Event.of(TYPES.get(stream), time, id, key, number, half, list, part, id, time);
    }
}
