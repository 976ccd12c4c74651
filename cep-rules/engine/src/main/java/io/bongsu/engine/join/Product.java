package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A stream with several below it: each event's rows are all combinations of the rows from below. */
final class Product extends Assembly {
    private final boolean required;
    /** Per stream, which of the streams below this one it is. */
    private final int[] childOf;
    /** Per stream below, the streams that its rows fill. */
    private final int[][] filled;

    private final Map<Event, List<List<Event[]>>> waiting = new IdentityHashMap<>();
    private List<List<Event[]>> ofRoot;

    /** @param filled per stream below, the streams that its rows fill, itself first */
    Product(int stream, int streams, boolean required, int[][] filled) {
        super(stream, streams);
        this.required = required;
        this.filled = filled;
        this.childOf = new int[streams];
        for (int child = 0; child < filled.length; child++) {
            childOf[filled[child][0]] = child;
        }
    }

    @Override
    void begin(Found found) {
        waiting.clear();
        ofRoot = null;
    }

    @Override
    void take(Event[] row, int from, Event mine, Found.Node node) {
        List<List<Event[]>> rows;
        if (isRoot()) {
            ofRoot = ofRoot == null ? noRows() : ofRoot;
            rows = ofRoot;
        } else {
            row[stream] = mine;
            rows = waiting.computeIfAbsent(mine, event -> noRows());
        }
        rows.get(childOf[from]).add(row);
    }

    private List<List<Event[]>> noRows() {
        List<List<Event[]>> rows = new ArrayList<>(filled.length);
        for (int i = 0; i < filled.length; i++) {
            rows.add(new ArrayList<>(1));
        }
        return rows;
    }

    @Override
    void finish(Found found) {
        if (isRoot()) {
            finishRoot();
            return;
        }
        Found.Node single = found.single(stream);
        for (Found.Node node : found.of(stream)) {
            for (Held held : node.events()) {
                List<List<Event[]>> rows = waiting.get(held.event());
                if (rows != null) {
                    for (Event[] row : combined(rows)) {
                        give(row, node.parentEvent(), node.parent());
                    }
                } else if (!required) {
                    // As Esper does: of a single event the node itself, not the one above it.
                    give(rowOf(held.event()), node.parentEvent(), single != null ? single : node.parent());
                }
            }
        }
    }

    private void finishRoot() {
        if (ofRoot == null) {
            if (!required) {
                give(rowOf(null), null, null);
            }
            return;
        }
        for (Event[] row : combined(ofRoot)) {
            give(row, null, null);
        }
    }

    private List<Event[]> combined(List<List<Event[]>> rows) {
        List<Event[]> product = new ArrayList<>(rows.get(0));
        int[] streams = filled[0];
        for (int i = 1; i < rows.size(); i++) {
            product = combined(product, streams, rows.get(i), filled[i]);
            int[] both = java.util.Arrays.copyOf(streams, streams.length + filled[i].length);
            System.arraycopy(filled[i], 0, both, streams.length, filled[i].length);
            streams = both;
        }
        return product;
    }

    /**
     * All pairs: the shorter side outside, the longer one inside; of equal ones the second outside. As in Esper the rows of
     * the inside are filled in place, also when they have been given up already.
     */
    private static List<Event[]> combined(List<Event[]> one, int[] ofOne, List<Event[]> other, int[] ofOther) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        boolean turned = other.size() > one.size() || one.size() == 1;
        List<Event[]> inside = turned ? other : one;
        List<Event[]> outside = turned ? one : other;
        int[] filled = turned ? ofOne : ofOther;
        List<Event[]> product = new ArrayList<>(inside);
        for (int i = 1; i < outside.size(); i++) {
            inside.forEach(row -> product.add(row.clone()));
        }
        for (int i = 0; i < product.size(); i++) {
            for (int stream : filled) {
                product.get(i)[stream] = outside.get(i / inside.size())[stream];
            }
        }
        return product;
    }
}
