package io.bongsu.jobs.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.engine.event.Event;
import io.bongsu.schemas.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event as the line that it could be replayed from. */
final class EventJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventJson() {}

    static byte[] of(Event event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", event.type().name());
        line.put("ts", event.timeMillis());
        line.put("eventId", event.id());
        fields(event).forEach(line::putIfAbsent);
        try {
            return JSON.writeValueAsBytes(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an event has JSON values only, type=" + event.type().name(), e);
        }
    }

    private static Map<String, Object> fields(Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Field> names = event.type().fields();
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i).name(), plain(event.get(i)));
        }
        return fields;
    }

    private static Object plain(Object value) {
        if (value instanceof Event row) {
            return fields(row);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        return value;
    }
}
