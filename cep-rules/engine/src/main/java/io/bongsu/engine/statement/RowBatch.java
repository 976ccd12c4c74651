package io.bongsu.engine.statement;

import io.bongsu.engine.plan.OutputPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one output, new ones and old ones: sorted, limited, made distinct, put out.
 *
 * <p>Shape: used again and again; empty between the outputs. Cost: O(n log n) where it sorts.
 */
final class RowBatch {
    private final StatementProgram program;
    private final OutputPlan plan;
    private final Comparator<Made> order;
    private final List<Made> entering = new ArrayList<>();
    private final List<Made> leaving = new ArrayList<>();
    private final Map<Object, Integer> places = new HashMap<>();

    /** A row and what it is sorted by. */
    private record Made(Row row, Object[] sortKey) {}

    RowBatch(StatementProgram program) {
        this.program = program;
        this.plan = program.plan().output();
        this.order = order(plan.orderBy());
    }

    private static Comparator<Made> order(List<OutputPlan.Sort> sorts) {
        return (one, other) -> {
            for (int i = 0; i < sorts.size(); i++) {
                int order = compare(one.sortKey[i], other.sortKey[i]);
                if (order != 0) {
                    return sorts.get(i).descending() ? -order : order;
                }
            }
            return 0;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        return Integer.signum(((Comparable<Object>) one).compareTo(other));
    }

    void add(Row row, Object[] sortKey) {
        (row.leaves() ? leaving : entering).add(new Made(row, sortKey));
    }

    /** As {@link #add}, but in place of an earlier row with the key; null is no key. */
    void add(Row row, Object[] sortKey, Object key) {
        List<Made> rows = row.leaves() ? leaving : entering;
        Integer place = key == null ? null : places.putIfAbsent(List.of(row.leaves(), key), rows.size());
        if (place == null) {
            rows.add(new Made(row, sortKey));
        } else {
            rows.set(place, new Made(row, sortKey));
        }
    }

    int entering() {
        return entering.size();
    }

    boolean hasEntering() {
        return !entering.isEmpty();
    }

    boolean hasLeaving() {
        return !leaving.isEmpty();
    }

    /** Leaves the last new and the last old row. */
    void keepLast() {
        keepLast(entering);
        keepLast(leaving);
    }

    private static void keepLast(List<Made> rows) {
        if (rows.size() > 1) {
            rows.subList(0, rows.size() - 1).clear();
        }
    }

    void clear() {
        entering.clear();
        leaving.clear();
        places.clear();
    }

    /** Puts all rows out if there is one that is selected, else drops them; whether there is one. */
    boolean putOutIfSelected(StatementMachine.Output out) {
        cut(entering);
        cut(leaving);
        boolean selected = (plan.select().entering() && !entering.isEmpty())
                || (plan.select().leaving() && !leaving.isEmpty());
        if (selected) {
            putOut(Limited.NOT, out);
        } else {
            clear();
        }
        return selected;
    }

    private void cut(List<Made> rows) {
        List<Made> kept = List.copyOf(limit(rows, Limited.ALL));
        rows.clear();
        rows.addAll(kept);
    }

    /**
     * Puts all rows out, new ones before old ones.
     *
     * @param limited how many rows the limit is for; Esper does not apply it to a single row of a statement that aggregates
     */
    void putOut(Limited limited, StatementMachine.Output out) {
        putOut(entering, limited, out);
        putOut(leaving, limited, out);
        places.clear();
    }

    /** What the limit of a statement is applied to. */
    enum Limited {
        ALL,
        /** All, which are sorted as a whole also where one of them is wanted. */
        SORTED,
        WITHOUT_OFFSET,
        NOT
    }

    private void putOut(List<Made> rows, Limited limited, StatementMachine.Output out) {
        if (rows.isEmpty()) {
            return;
        }
        List<Made> sorted = List.copyOf(limit(rows, limited));
        rows.clear();
        Set<List<Object>> seen = plan.distinct() ? new LinkedHashSet<>() : Set.of();
        for (Made made : sorted) {
            if (!plan.distinct() || seen.add(Collections.unmodifiableList(Arrays.asList(made.row.values())))) {
                out.row(program, made.row);
            }
        }
    }

    /** One row, sorted by one value: Esper looks for it without sorting. */
    private boolean isOfOne() {
        return plan.orderBy().size() == 1
                && plan.limit()
                        .filter(limit -> limit.rows() == 1 && limit.offset() == 0)
                        .isPresent();
    }

    /** As in Esper, whatever follows a row whose value is null takes its place. */
    private Made best(List<Made> rows) {
        Made best = rows.get(0);
        for (Made row : rows.subList(1, rows.size())) {
            if (best.sortKey[0] == null || order.compare(best, row) > 0) {
                best = row;
            }
        }
        return best;
    }

    private List<Made> limit(List<Made> rows, Limited limited) {
        if (limited != Limited.NOT && limited != Limited.SORTED && rows.size() > 1 && isOfOne()) {
            return List.of(best(rows));
        }
        if (!plan.orderBy().isEmpty()) {
            rows.sort(order);
        }
        if (plan.limit().isEmpty() || limited == Limited.NOT) {
            return rows;
        }
        OutputPlan.Limit limit = plan.limit().get();
        int from = limited == Limited.WITHOUT_OFFSET ? 0 : Math.min(limit.offset(), rows.size());
        return rows.subList(from, (int) Math.min((long) from + limit.rows(), rows.size()));
    }
}
