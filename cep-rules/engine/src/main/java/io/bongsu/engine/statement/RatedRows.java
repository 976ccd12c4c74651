package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.pattern.Bindings;
import io.bongsu.engine.statement.GatheredSteps.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which rows the steps of one output make, by what the statement shows of them: {@code output every}, {@code last},
 * {@code all}, and by its {@link RowKind}.
 *
 * <p>Shape: one per program. Rows are made when they are put out, in Esper's order: that of a hash table where rows are
 * sorted, that of the groups' first items where they are not.
 */
final class RatedRows {
    private static final Object[] NONE = new Object[0];

    private final RowMaker maker;
    private final RowBatch batch;
    private final Scope scope;
    private final RowKind kind;
    private final boolean joined;
    private final boolean leavingRows;
    /** Whether the statement sorts or limits: Esper then goes another way, with another order. */
    private final boolean ordered;
    /** What is hidden from a row of a level of a rollup; null where there is no rollup. */
    private final LevelMask mask;
    /** What a row of a group is made of that is not there. */
    private final AggregateGroup nothing;

    RatedRows(
            RowMaker maker,
            RowBatch batch,
            Scope scope,
            StatementProgram program,
            boolean leavingRows,
            boolean ordered,
            LevelMask mask,
            AggregateGroup nothing) {
        this.mask = mask;
        this.nothing = nothing;
        this.maker = maker;
        this.batch = batch;
        this.scope = scope;
        this.kind = program.rowKind();
        this.joined = program.join() != null;
        this.leavingRows = leavingRows;
        this.ordered = ordered;
    }

    /** Each row that there would be without a rate. */
    void every(List<Step> steps, RatedGroups groups, boolean all) {
        for (Step step : steps) {
            rowsOf(step.entered(), step.left(), groups, false);
        }
        if (kind == RowKind.TOTAL) {
            boolean unorderedAll = all && !ordered;
            if (steps.isEmpty() || (unorderedAll && !batch.hasEntering())) {
                row(null, groups, false);
            }
            if (leavingRows && (steps.isEmpty() || (unorderedAll && !batch.hasLeaving()))) {
                row(null, groups, true);
            }
        }
    }

    /** The last row, or the last of each group. */
    void last(List<Step> steps, RatedGroups groups) {
        switch (kind) {
            case PLAIN, EVENT_TOTAL -> {
                every(steps, groups, false);
                batch.keepLast();
            }
            case TOTAL -> lastTotal(steps, groups);
            case GROUP -> lastOfGroups(steps, groups);
            case EVENT_GROUP -> lastEventOfGroups(steps, groups);
        }
    }

    private void lastTotal(List<Step> steps, RatedGroups groups) {
        for (Step step : steps) {
            if (leavingRows && !batch.hasLeaving()) {
                row(null, groups, true);
            }
            groups.apply(step.entered(), step.left());
        }
        row(null, groups, false);
        if (leavingRows && !batch.hasLeaving() && (steps.isEmpty() || !ordered)) {
            row(null, groups, true);
        }
    }

    private void lastOfGroups(List<Step> steps, RatedGroups groups) {
        Map<Object, Object> reps = ordered && mask == null ? new HashMap<>() : new LinkedHashMap<>();
        for (Step step : steps) {
            for (int i = 0; i < step.entered().size(); i++) {
                represent(step.entered().get(i), reps, groups);
                groups.enter(step.entered().get(i));
            }
            for (int i = 0; i < step.left().size(); i++) {
                represent(step.left().get(i), reps, groups);
                groups.leave(step.left().get(i));
            }
        }
        reps.values().forEach(item -> row(item, groups, false));
    }

    private void represent(Object item, Map<Object, Object> reps, RatedGroups groups) {
        if (reps.put(groups.keyOf(item), item) == null && leavingRows) {
            row(item, groups, true);
        }
    }

    private void lastEventOfGroups(List<Step> steps, RatedGroups groups) {
        for (Step step : steps) {
            groups.apply(step.entered(), step.left());
            if (leavingRows) {
                lastPerKey(step.left(), groups, true);
            }
            lastPerKey(step.entered(), groups, false);
        }
    }

    /** A group's key, which may be null. */
    private record Keyed(Object key) {}

    /** As in Esper an item that having does not want leaves its group to the next one. */
    private void lastPerKey(Items items, RatedGroups groups, boolean leaves) {
        int place = 0;
        for (int i = 0; i < items.size(); i++) {
            Object grouped = items.get(place);
            Keyed key = new Keyed(groups.keyOf(grouped));
            if (row(items.get(i), groups.find(grouped), groups, leaves, key)) {
                place++;
            }
        }
    }

    /** Every row, and a row of each group that nothing happened to. */
    void all(List<Step> steps, RatedGroups groups, GroupReps reps, boolean again) {
        switch (kind) {
            case PLAIN, EVENT_TOTAL, TOTAL -> every(steps, groups, true);
            case GROUP -> {
                if (ordered) {
                    allGroupsOrdered(steps, groups, reps.items());
                } else {
                    allGroups(steps, groups, reps.items(), again);
                }
            }
            case EVENT_GROUP -> allEventsOfGroups(steps, groups, reps.items());
        }
    }

    private void allGroupsOrdered(List<Step> steps, RatedGroups groups, Map<Object, Object> reps) {
        if (leavingRows) {
            reps.values().forEach(item -> row(item, groups, true));
        }
        for (Step step : steps) {
            for (int i = 0; i < step.entered().size(); i++) {
                represent(step.entered().get(i), reps, groups);
                groups.enter(step.entered().get(i));
            }
            for (int i = 0; i < step.left().size(); i++) {
                represent(step.left().get(i), reps, groups);
                groups.leave(step.left().get(i));
            }
        }
        reps.values().forEach(item -> row(item, groups, false));
    }

    private void allGroups(List<Step> steps, RatedGroups groups, Map<Object, Object> reps, boolean again) {
        Set<Object> old = new LinkedHashSet<>();
        if (leavingRows && again) {
            reps.forEach((key, item) -> oldRow(key, item, groups, old));
        }
        for (Step step : steps) {
            for (int i = 0; i < step.entered().size(); i++) {
                Object item = step.entered().get(i);
                Object key = groups.keyOf(item);
                reps.put(key, item);
                oldRow(key, item, groups, old);
                groups.enter(item);
            }
            for (int i = 0; i < step.left().size(); i++) {
                Object item = step.left().get(i);
                oldRow(groups.keyOf(item), item, groups, old);
                groups.leave(item);
            }
        }
        reps.values().forEach(item -> row(item, groups, false));
    }

    private void oldRow(Object key, Object item, RatedGroups groups, Set<Object> old) {
        if (leavingRows && !old.contains(key) && row(item, groups, true)) {
            old.add(key);
        }
    }

    private void allEventsOfGroups(List<Step> steps, RatedGroups groups, Map<Object, Object> reps) {
        Set<Object> seen = new LinkedHashSet<>();
        for (Step step : steps) {
            Set<Object> left = new HashSet<>();
            for (int i = 0; i < step.entered().size(); i++) {
                Object item = step.entered().get(i);
                Object key = groups.keyOf(item);
                if (!ordered) {
                    reps.put(key, item);
                }
                seen.add(key);
                groups.enter(item);
                if (ordered) {
                    reps.put(key, item);
                }
            }
            for (int i = 0; i < step.left().size(); i++) {
                left.add(groups.keyOf(step.left().get(i)));
                groups.leave(step.left().get(i));
            }
            if (leavingRows) {
                rows(step.left(), groups, true);
            }
            rows(step.entered(), groups, false);
            if (!ordered) {
                seen.addAll(left);
                for (Object key : left) {
                    row(reps.get(key), groups, false);
                }
            }
        }
        reps.forEach((key, item) -> {
            if (!seen.contains(key)) {
                row(item, groups, false);
            }
        });
    }

    /** The rows of one step, as without a rate. */
    void rowsOf(Items entered, Items left, RatedGroups groups) {
        rowsOf(entered, left, groups, !joined && !leavingRows && entered.size() == 1 && left.size() == 1);
    }

    /** {@code pair}: what entered comes before what left; else Esper's order is that of a hash table. */
    private void rowsOf(Items entered, Items left, RatedGroups groups, boolean pair) {
        switch (kind) {
            case PLAIN, EVENT_TOTAL, EVENT_GROUP -> {
                groups.apply(entered, left);
                rows(entered, groups, false);
                if (leavingRows) {
                    rows(left, groups, true);
                }
            }
            case TOTAL -> {
                if (leavingRows) {
                    row(null, groups, true);
                }
                groups.apply(entered, left);
                row(null, groups, false);
            }
            case GROUP -> {
                Map<Object, Object> changed = mask == null && !pair ? new HashMap<>() : new LinkedHashMap<>();
                changed(entered, changed, groups);
                changed(left, changed, groups);
                if (leavingRows) {
                    changed.values().forEach(item -> row(item, groups, true));
                }
                groups.apply(entered, left);
                changed.values().forEach(item -> row(item, groups, false));
            }
        }
    }

    private static void changed(Items items, Map<Object, Object> changed, RatedGroups groups) {
        for (int i = 0; i < items.size(); i++) {
            changed.put(groups.keyOf(items.get(i)), items.get(i));
        }
    }

    /** Brings the scope to the item; the results of the group for it. */
    private Scope.Aggregates at(Object item, AggregateGroup group, RatedGroups groups) {
        Item.in(item, scope);
        if (mask != null) {
            mask.apply(scope, item instanceof Bindings match ? match.values() : NONE);
        }
        return groups.results(group, nothing);
    }

    /** Whether having wants the item. */
    boolean wants(Object item, RatedGroups groups) {
        return maker.wants(at(item, groups.find(item), groups), scope);
    }

    /** The rows of all that the statement keeps, or of nothing where it selects totals. */
    void snapshot(Consumer<Consumer<Object>> contents, RatedGroups groups) {
        switch (kind) {
            case TOTAL -> row(null, groups, false);
            case PLAIN, EVENT_TOTAL, EVENT_GROUP -> contents.accept(item -> row(item, groups, false));
            case GROUP -> {
                Map<Object, Object> shown = joined && mask == null ? new HashMap<>() : new LinkedHashMap<>();
                // A row of a level is that of its last item, which shows where it groups by what is computed.
                contents.accept(item -> {
                    Object key = groups.keyOf(item);
                    if (mask != null || !shown.containsKey(key)) {
                        shown.put(key, item);
                    }
                });
                shown.values().forEach(item -> row(item, groups, false));
            }
        }
    }

    /** Adds a row of the item, or of no item, unless having refuses it. */
    boolean row(Object item, RatedGroups groups, boolean leaves) {
        return row(item, groups.find(item), groups, leaves, null);
    }

    /** As {@link #row(Object, RatedGroups, boolean)}, with what the group says; of the rows with one key the last counts. */
    private boolean row(Object item, AggregateGroup group, RatedGroups groups, boolean leaves, Object key) {
        Row row = maker.row(item, at(item, group, groups), leaves, scope);
        if (row == null) {
            return false;
        }
        batch.add(row, maker.sortKey(scope), key);
        return true;
    }

    private void rows(Items items, RatedGroups groups, boolean leaves) {
        for (int i = 0; i < items.size(); i++) {
            row(items.get(i), groups, leaves);
        }
    }
}
