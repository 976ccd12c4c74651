package io.bongsu.language.statement;

import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which events a pattern binds, and which of them every match has. */
public final class PatternTags {
    private PatternTags() {}

    /** Tags that hold one event in every match: not those of one side of {@code or}, under {@code not} or a repeat. */
    public static Set<String> always(PatternPlan pattern) {
        return pattern.fold(new Always());
    }

    /** Does an event under {@code not} have a name? */
    static boolean underNot(PatternPlan pattern) {
        return filters(pattern, false).stream()
                .anyMatch(found -> found.negated() && found.filter().tag().isPresent());
    }

    /** A filter of a pattern and whether it is under {@code not}. */
    public record Found(PatternPlan.Filter filter, boolean negated) {}

    /** Every filter, in text order. */
    public static List<Found> filters(PatternPlan pattern) {
        return filters(pattern, false);
    }

    private static List<Found> filters(PatternPlan pattern, boolean negated) {
        List<Found> found = new ArrayList<>();
        if (pattern instanceof PatternPlan.Filter filter) {
            found.add(new Found(filter, negated));
        }
        boolean under = negated || pattern instanceof PatternPlan.Not;
        PatternOperands.of(pattern).forEach(child -> found.addAll(filters(child, under)));
        return found;
    }

    private static final class Always implements PatternPlan.Cases<Set<String>> {
        private Set<String> union(Collection<PatternPlan> patterns) {
            Set<String> tags = new LinkedHashSet<>();
            patterns.forEach(pattern -> tags.addAll(always(pattern)));
            return tags;
        }

        @Override
        public Set<String> filter(PatternPlan.Filter filter) {
            return new TreeSet<>(filter.tag().stream().toList());
        }

        @Override
        public Set<String> every(PatternPlan.Every every) {
            return always(every.operand());
        }

        @Override
        public Set<String> everyDistinct(PatternPlan.EveryDistinct every) {
            return always(every.operand());
        }

        @Override
        public Set<String> followedBy(PatternPlan.FollowedBy followedBy) {
            return union(followedBy.operands());
        }

        @Override
        public Set<String> and(PatternPlan.And and) {
            return union(and.operands());
        }

        @Override
        public Set<String> or(PatternPlan.Or or) {
            Set<String> tags = new LinkedHashSet<>(always(or.operands().get(0)));
            or.operands().forEach(operand -> tags.retainAll(always(operand)));
            return tags;
        }

        @Override
        public Set<String> not(PatternPlan.Not not) {
            return Set.of();
        }

        @Override
        public Set<String> interval(PatternPlan.Interval interval) {
            return Set.of();
        }

        @Override
        public Set<String> at(PatternPlan.At at) {
            return Set.of();
        }

        @Override
        public Set<String> schedule(PatternPlan.Schedule schedule) {
            return Set.of();
        }

        @Override
        public Set<String> within(PatternPlan.Within within) {
            return always(within.operand());
        }

        @Override
        public Set<String> withinMax(PatternPlan.WithinMax within) {
            return always(within.operand());
        }

        @Override
        public Set<String> whilst(PatternPlan.While guard) {
            return always(guard.operand());
        }

        @Override
        public Set<String> repeat(PatternPlan.Repeat repeat) {
            return Set.of();
        }
    }
}
