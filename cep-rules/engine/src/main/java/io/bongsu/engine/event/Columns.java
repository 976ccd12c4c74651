package io.bongsu.engine.event;

import java.util.List;

/**
 * The names of a row's columns, in order, all different; one object for all rows of a statement.
 *
 * <p>Cost: {@link #indexOf} looks at one name after the other: rows have few columns.
 */
public final class Columns {
    /** No columns. */
    public static final Columns NONE = new Columns(List.of());

    private static final char SEPARATOR = '\0';

    private final String[] names;
    private final String header;

    private Columns(List<String> names) {
        this.names = names.toArray(String[]::new);
        this.header = String.join(String.valueOf(SEPARATOR), names);
    }

    public static Columns of(List<String> names) {
        return names.isEmpty() ? NONE : new Columns(names);
    }

    /** Columns whose {@link #header} is the text. */
    public static Columns ofHeader(String header) {
        return header.isEmpty() ? NONE : new Columns(List.of(header.split(String.valueOf(SEPARATOR), -1)));
    }

    /** All names as one text: a row's columns are written and compared as a whole. */
    public String header() {
        return header;
    }

    public int size() {
        return names.length;
    }

    public String name(int index) {
        return names[index];
    }

    /** The place of a column, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return List.of(names).toString();
    }
}
