package io.bongsu.engine.context;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;

/** {@code partition by}: the key is the list of the values that the stream's item names. */
final class KeyedSegments implements Segments {
    private final List<Item> items;
    private final Scope scope = new Scope();

    /** The events of one stream that belong somewhere, and where. */
    record Item(FilterProgram filter, List<Evaluator> values, List<ValueType> types) {
        List<Object> key(Scope scope) {
            List<Object> key = new ArrayList<>(values.size());
            values.forEach(value -> key.add(value.evaluate(scope)));
            return key;
        }
    }

    KeyedSegments(List<Item> items) {
        this.items = List.copyOf(items);
    }

    @Override
    public boolean covers(String stream) {
        return itemOf(stream) != null;
    }

    private Item itemOf(String stream) {
        for (Item item : items) {
            if (item.filter().stream().equals(stream)) {
                return item;
            }
        }
        return null;
    }

    @Override
    public List<Object> keysOf(Step step) {
        Item item = itemOf(step.event().type().name());
        return step.passes(item.filter()) && item.filter().passesContext(scope.own(step.event()))
                ? List.of(key(item, step))
                : List.of();
    }

    @Override
    public List<Object> keysBeforeFilter(Step step) {
        return List.of(key(itemOf(step.event().type().name()), step));
    }

    private Object key(Item item, Step step) {
        return item.key(scope.own(step.event()).at(step.nowMillis()));
    }

    @Override
    public List<Object> preallocated() {
        return List.of();
    }

    @Override
    public Object[] row(Object key, int fields) {
        Object[] row = new Object[fields];
        List<?> values = (List<?>) key;
        for (int i = 0; i < values.size(); i++) {
            row[i] = values.get(i);
        }
        return row;
    }

    @Override
    public List<FilterProgram> filters() {
        return items.stream().map(Item::filter).toList();
    }

    @Override
    public void writeKey(Object key, StateOutput out) {
        List<?> values = (List<?>) key;
        for (int i = 0; i < values.size(); i++) {
            out.writeValue(values.get(i), items.get(0).types().get(i));
        }
    }

    @Override
    public Object readKey(StateInput in) {
        List<Object> key = new ArrayList<>();
        items.get(0).types().forEach(type -> key.add(in.readValue(type)));
        return key;
    }
}
