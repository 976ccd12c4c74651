package io.bongsu.engine.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A small ordered map from column to value that is two references large: the columns are shared by all rows of a kind.
 *
 * <p>Shape: immutable; a value may be null. Equal to any map with the same entries.
 *
 * <p>Cost: one array per row; {@link #get} looks at one name after the other.
 */
public final class NamedValues<V> extends AbstractMap<String, V> {
    private static final NamedValues<?> NONE = new NamedValues<>(Columns.NONE, new Object[0]);

    private final Columns columns;
    private final Object[] values;

    private NamedValues(Columns columns, Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** No columns at all. */
    @SuppressWarnings("unchecked")
    public static <V> NamedValues<V> none() {
        return (NamedValues<V>) NONE;
    }

    /** Takes ownership of {@code values}: one per column. */
    public static <V> NamedValues<V> of(Columns columns, Object[] values) {
        if (columns.size() != values.length) {
            throw new IllegalArgumentException(
                    "there is a value per column, columns=" + columns + " values=" + Arrays.toString(values));
        }
        return new NamedValues<>(columns, values);
    }

    /** The entries of a map in its order; the map itself where it cannot change. */
    public static <V> NamedValues<V> copyOf(Map<String, V> map) {
        return map instanceof NamedValues<V> same
                ? same
                : of(Columns.of(new ArrayList<>(map.keySet())), new ArrayList<>(map.values()).toArray());
    }

    public Columns columns() {
        return columns;
    }

    /** The value of the column at a place. */
    @SuppressWarnings("unchecked")
    public V at(int index) {
        return (V) values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public V get(Object name) {
        int index = name instanceof String text ? columns.indexOf(text) : -1;
        return index < 0 ? null : at(index);
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && columns.indexOf(text) >= 0;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (int i = 0; i < values.length; i++) {
            action.accept(columns.name(i), at(i));
        }
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, V>> {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Iterator<Entry<String, V>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < values.length;
                }

                @Override
                public Entry<String, V> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    Entry<String, V> entry = new SimpleImmutableEntry<>(columns.name(next), at(next));
                    next++;
                    return entry;
                }
            };
        }
    }
}
