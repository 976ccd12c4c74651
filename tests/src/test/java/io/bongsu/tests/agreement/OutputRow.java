package io.bongsu.tests.agreement;

import com.espertech.esper.common.client.EventBean;
import io.bongsu.engine.event.Event;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An output row in a form in which Esper's and ours compare: statement, whether it is old data, time, columns by name as
 * text. The {@code values} themselves do not count.
 */
record OutputRow(String statement, boolean old, long timeMillis, String columns, Map<String, Object> values)
        implements Comparable<OutputRow> {
    static OutputRow of(String statement, boolean old, long timeMillis, Map<String, ?> columns) {
        TreeMap<String, String> text = new TreeMap<>();
        columns.forEach((name, value) -> text.put(name, text(value)));
        return new OutputRow(statement, old, timeMillis, text.toString(), new LinkedHashMap<>(columns));
    }

    /** The rows of each moment by statement, new ones first, those of one statement in their order. */
    static List<OutputRow> byStatement(List<OutputRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(OutputRow::timeMillis)
                        .thenComparing(OutputRow::statement)
                        .thenComparing(OutputRow::old))
                .toList();
    }

    static List<OutputRow> sorted(List<OutputRow> rows) {
        return rows.stream().sorted().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutputRow row && compareTo(row) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(statement, old, timeMillis, columns);
    }

    @Override
    public String toString() {
        return statement + (old ? " old@" : "@") + timeMillis + " " + columns;
    }

    private static String text(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Event event) {
            return text(event.id());
        }
        if (value instanceof EventBean bean) {
            return text(bean.get("eventId"));
        }
        if (value instanceof Map<?, ?> map) {
            return text(map.get("eventId"));
        }
        if (value.getClass().isArray()) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                items.add(Array.get(value, i));
            }
            return text(items);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(OutputRow::text).toList().toString();
        }
        return value.getClass().getSimpleName() + ":" + value;
    }

    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            // Windows add and subtract in the same order, so sums agree to the last bit but for the sign of zero.
            double value = number.doubleValue();
            return number.getClass().getSimpleName() + ":" + (value == 0 ? 0.0 : value);
        }
        return number.getClass().getSimpleName() + ":" + number;
    }

    @Override
    public int compareTo(OutputRow other) {
        int byTime = Long.compare(timeMillis, other.timeMillis);
        int byStatement = byTime != 0 ? byTime : statement.compareTo(other.statement);
        int byKind = byStatement != 0 ? byStatement : Boolean.compare(old, other.old);
        return byKind != 0 ? byKind : columns.compareTo(other.columns);
    }
}
