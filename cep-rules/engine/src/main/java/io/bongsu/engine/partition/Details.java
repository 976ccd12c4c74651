package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.ColumnPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row's columns by name, with rows inside as maps: what leaves the partition knows no event types. */
final class Details {
    private Details() {}

    static Map<String, Object> of(List<ColumnPlan> columns, Object[] values) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            details.put(columns.get(i).name(), plain(values[i]));
        }
        return details;
    }

    private static Object plain(Object value) {
        if (value instanceof Event event) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < event.size(); i++) {
                map.put(event.type().fields().get(i).name(), plain(event.get(i)));
            }
            return map;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(plain(item)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
