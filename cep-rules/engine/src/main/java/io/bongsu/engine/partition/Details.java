package io.bongsu.engine.partition;

import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.NamedValues;
import io.bongsu.engine.plan.ColumnPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement's rows by column, with rows inside as maps: what leaves the partition knows no event types.
 *
 * <p>Cost: none beside the map's own object, for rows of scalars.
 */
final class Details {
    private final Columns columns;
    private final boolean event;

    /** The place in the row that each column takes its value from; null where they are the same. */
    private final int[] places;

    Details(List<ColumnPlan> columns) {
        this.event = columns.size() == 1 && columns.get(0).name().equals(ColumnPlan.EVENT);
        Map<String, Integer> lastPlaces = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).name().equals(ColumnPlan.PRECEDENCE)) {
                lastPlaces.put(columns.get(i).name(), i);
            }
        }
        this.columns = Columns.of(List.copyOf(lastPlaces.keySet()));
        this.places = lastPlaces.size() == columns.size()
                ? null
                : lastPlaces.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The row's array is never changed, and so can be shared. Of two columns with one name the last counts. */
    NamedValues<Object> of(Object[] row) {
        if (event) {
            return NamedValues.copyOf(fields((Event) row[0]));
        }
        Object[] values = places == null ? row : picked(row);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Event || value instanceof List<?> || value instanceof Map<?, ?>) {
                if (values == row) {
                    values = row.clone();
                }
                values[i] = plain(value);
            }
        }
        return NamedValues.of(columns, values);
    }

    private Object[] picked(Object[] row) {
        Object[] values = new Object[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[places[i]];
        }
        return values;
    }

    private static Map<String, Object> fields(Event event) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < event.size(); i++) {
            map.put(event.type().fields().get(i).name(), plain(event.get(i)));
        }
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof Event event) {
            return fields(event);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(plain(item)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(key, plain(item)));
            return Collections.unmodifiableMap(copy);
        }
        return value;
    }
}
