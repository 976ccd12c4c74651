package io.bongsu.engine.join;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By which fields of one stream events of it are found for an event of another.
 *
 * <p>Shape: mutable, filled while conditions are read; {@code asked} expressions look at the other stream alone, or at none.
 */
final class Relation {
    private final List<Entry> entries = new ArrayList<>();

    /** One way to find events. */
    sealed interface Entry permits Equality, Range, OneOfValues, OneOfFields {}

    /** {@code indexed = asked}; {@code plain}: of two fields, so that other equalities may follow from it. */
    record Equality(FieldRef indexed, ExprPlan asked, boolean plain) implements Entry {}

    /** {@code low <= indexed <= high}, with or without its ends; one of the ends may be missing. */
    record Range(
            FieldRef indexed,
            Optional<ExprPlan> low,
            boolean withLow,
            Optional<ExprPlan> high,
            boolean withHigh,
            boolean eitherOrder)
            implements Entry {
        static Range between(FieldRef indexed, ExprPlan.Between between) {
            return new Range(
                    indexed,
                    Optional.of(between.low()),
                    between.ends().low(),
                    Optional.of(between.high()),
                    between.ends().high(),
                    true);
        }

        boolean isOpen() {
            return low.isEmpty() || high.isEmpty();
        }
    }

    /** {@code indexed in (asked, …)}. */
    record OneOfValues(FieldRef indexed, List<ExprPlan> asked) implements Entry {}

    /** {@code asked in (indexed, …)}. */
    record OneOfFields(List<FieldRef> indexed, ExprPlan asked) implements Entry {}

    /** Whether events of the one stream are not found by those of the other. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    <T extends Entry> List<T> all(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Adds an equality of two fields; false when the indexed field has one already. */
    boolean addPlain(FieldRef indexed, FieldRef asked) {
        Optional<Entry> known = of(indexed);
        if (known.isPresent() && known.get() instanceof Equality equality && equality.plain()) {
            return false;
        }
        entries.add(new Equality(indexed, asked, true));
        return true;
    }

    boolean hasPlain(FieldRef indexed, FieldRef asked) {
        return entries.contains(new Equality(indexed, asked, true));
    }

    void addComputed(FieldRef indexed, ExprPlan asked) {
        entries.add(new Equality(indexed, asked, false));
    }

    void addRange(Range range) {
        if (of(range.indexed()).isEmpty()) {
            entries.add(range);
        }
    }

    /** Adds {@code indexed op asked}; two ends of one field become one range. */
    void addEnd(FieldRef indexed, CompareOp op, ExprPlan asked) {
        boolean low = op == CompareOp.GREATER || op == CompareOp.GREATER_OR_EQUAL;
        boolean with = op == CompareOp.GREATER_OR_EQUAL || op == CompareOp.LESS_OR_EQUAL;
        Optional<Entry> known = of(indexed);
        if (known.isEmpty()) {
            entries.add(
                    low
                            ? new Range(indexed, Optional.of(asked), with, Optional.empty(), false, false)
                            : new Range(indexed, Optional.empty(), false, Optional.of(asked), with, false));
            return;
        }
        if (known.get() instanceof Range range && range.isOpen() && range.low().isPresent() != low) {
            entries.remove(range);
            entries.add(
                    low
                            ? new Range(indexed, Optional.of(asked), with, range.high(), range.withHigh(), false)
                            : new Range(indexed, range.low(), range.withLow(), Optional.of(asked), with, false));
        }
    }

    void addOneOfValues(FieldRef indexed, List<ExprPlan> asked) {
        List<ExprPlan> all = new ArrayList<>();
        Optional<Entry> known = of(indexed);
        if (known.isPresent() && known.get() instanceof OneOfValues values) {
            all.addAll(values.asked());
            entries.remove(values);
        }
        all.addAll(asked);
        entries.add(new OneOfValues(indexed, all));
    }

    void addOneOfFields(List<FieldRef> indexed, ExprPlan asked) {
        entries.add(new OneOfFields(indexed, asked));
    }

    private Optional<Entry> of(FieldRef indexed) {
        return entries.stream().filter(entry -> indexes(entry, indexed)).findFirst();
    }

    private static boolean indexes(Entry entry, FieldRef field) {
        if (entry instanceof Equality equality) {
            return equality.indexed().equals(field);
        }
        if (entry instanceof Range range) {
            return range.indexed().equals(field);
        }
        return entry instanceof OneOfValues values && values.indexed().equals(field);
    }
}
