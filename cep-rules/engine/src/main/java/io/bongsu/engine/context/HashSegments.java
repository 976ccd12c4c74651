package io.bongsu.engine.context;

import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.plan.ContextLevelPlan.HashFunction;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** {@code coalesce by}: the key is the remainder of a hash of the item's values. */
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
        List<Object> values = item.key(scope);
        return switch (functions.get(place)) {
            case HASH_CODE -> List.of(Math.abs(hashCode(values) % granularity));
            case CONSISTENT_HASH_CRC32 ->
                unhashed(values, item) ? List.of() : List.of((int) (checksum(values) % granularity));
        };
    }

    private static int hashCode(List<Object> values) {
        int hash = 0;
        for (Object value : values) {
            if (value != null) {
                hash = 31 * hash + value.hashCode();
            }
        }
        return hash;
    }

    /** Whether the one value is missing that is not a string: Esper throws there. */
    private static boolean unhashed(List<Object> values, KeyedSegments.Item item) {
        return values.size() == 1
                && values.get(0) == null
                && item.types().get(0).kind() != ValueType.Kind.STRING;
    }

    /** Of one string as it is, of anything else as the JDK's data output writes it; what is null counts for nothing. */
    private static long checksum(List<Object> values) {
        CRC32 crc = new CRC32();
        if (values.size() == 1 && values.get(0) instanceof String text) {
            crc.update(text.getBytes(StandardCharsets.UTF_8));
        } else {
            DataOutputStream out = new DataOutputStream(new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
            try {
                for (Object value : values) {
                    write(value, out);
                }
            } catch (IOException e) {
                // A string of more than 65535 bytes cannot be written; Esper takes no bytes at all then.
                return 0;
            }
        }
        return crc.getValue();
    }

    private static void write(Object value, DataOutputStream out) throws IOException {
        if (value instanceof String text) {
            out.writeUTF(text);
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        } else if (value instanceof Float number) {
            out.writeFloat(number);
        } else if (value instanceof Short number) {
            out.writeShort(number);
        } else if (value instanceof Byte number) {
            out.writeByte(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        }
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
