package io.bongsu.engine.context;

import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.plan.ContextLevelPlan.HashFunction;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** {@code coalesce by}: the key is the remainder of a hash of the item's one value. */
final class HashSegments implements Segments {
    private final List<KeyedSegments.Item> items;
    private final List<HashFunction> functions;
    private final int granularity;
    private final boolean preallocated;
    private final Scope scope = new Scope();

    HashSegments(List<KeyedSegments.Item> items, List<HashFunction> functions, int granularity, boolean preallocated) {
        this.items = List.copyOf(items);
        this.functions = List.copyOf(functions);
        this.granularity = granularity;
        this.preallocated = preallocated;
    }

    @Override
    public boolean covers(String stream) {
        return placeOf(stream) >= 0;
    }

    private int placeOf(String stream) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).filter().stream().equals(stream)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public List<Object> keysOf(Step step) {
        int place = placeOf(step.event().type().name());
        KeyedSegments.Item item = items.get(place);
        scope.own(step.event()).at(step.nowMillis());
        if (!step.passes(item.filter()) || !item.filter().passesContext(scope)) {
            return List.of();
        }
        Object value = item.values().get(0).evaluate(scope);
        return List.of(Math.abs(hash(value, functions.get(place)) % granularity));
    }

    private int hash(Object value, HashFunction function) {
        if (value == null) {
            return 0;
        }
        return switch (function) {
            case HASH_CODE -> value.hashCode();
            case CONSISTENT_HASH_CRC32 -> {
                CRC32 crc = new CRC32();
                crc.update(value.toString().getBytes(StandardCharsets.UTF_8));
                yield (int) (crc.getValue() % granularity);
            }
        };
    }

    @Override
    public List<Object> keysBeforeFilter(Step step) {
        return keysOf(step);
    }

    @Override
    public List<Object> preallocated() {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; preallocated && i < granularity; i++) {
            keys.add(i);
        }
        return keys;
    }

    @Override
    public Object[] row(Object key, int fields) {
        return new Object[fields];
    }

    @Override
    public List<FilterProgram> filters() {
        return items.stream().map(KeyedSegments.Item::filter).toList();
    }

    @Override
    public void writeKey(Object key, StateOutput out) {
        out.writeSize((Integer) key);
    }

    @Override
    public Object readKey(StateInput in) {
        return in.readSize();
    }
}
