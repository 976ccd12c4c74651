package io.bongsu.engine.join;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.WindowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By which fields a stream's window keeps one event of each.
 *
 * <p>Shape: as in Esper, where an inner join asks for all of them, it asks for nothing else; its condition decides on what is
 * found.
 */
final class UniqueFields {
    private final List<List<String>> sets;

    private UniqueFields(List<List<String>> sets) {
        this.sets = sets;
    }

    static UniqueFields none() {
        return new UniqueFields(List.of());
    }

    static UniqueFields of(WindowPlan window) {
        List<List<String>> sets = new ArrayList<>();
        if (window instanceof WindowPlan.Intersection several) {
            several.windows().forEach(one -> addTo(sets, one));
        } else {
            addTo(sets, window);
        }
        return new UniqueFields(sets);
    }

    private static void addTo(List<List<String>> sets, WindowPlan window) {
        List<ExprPlan> criteria = window instanceof WindowPlan.Unique unique
                ? unique.criteria()
                : window instanceof WindowPlan.FirstUnique unique ? unique.criteria() : List.of();
        if (!criteria.isEmpty() && criteria.stream().allMatch(UniqueFields::isField)) {
            sets.add(criteria.stream().map(UniqueFields::name).toList());
        }
    }

    private static boolean isField(ExprPlan criterion) {
        return criterion instanceof FieldRef field && field.steps().size() == 1;
    }

    private static String name(ExprPlan criterion) {
        return ((FieldRef) criterion).steps().get(0).name();
    }

    /** Those of the equalities that find at most one event, if there are. */
    Optional<List<Relation.Equality>> among(List<Relation.Equality> equalities) {
        for (List<String> fields : sets) {
            List<Relation.Equality> some = equalities.stream()
                    .filter(equality -> isField(equality.indexed()) && fields.contains(name(equality.indexed())))
                    .toList();
            if (some.stream().map(equality -> name(equality.indexed())).toList().containsAll(fields)) {
                return Optional.of(some);
            }
        }
        return Optional.empty();
    }
}
