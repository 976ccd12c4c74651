package io.bongsu.engine.plan;

import java.util.List;
import java.util.Optional;

/**
 * A pattern expression, as Esper nests it.
 *
 * <p>Source: Esper reference, "EPL Reference: Patterns".
 */
public sealed interface PatternPlan {
    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R filter(Filter filter);

        R every(Every every);

        R everyDistinct(EveryDistinct every);

        R followedBy(FollowedBy followedBy);

        R and(And and);

        R or(Or or);

        R not(Not not);

        R interval(Interval interval);

        R at(At at);

        R schedule(Schedule schedule);

        R within(Within within);

        R withinMax(WithinMax within);

        R whilst(While guard);

        R repeat(Repeat repeat);
    }

    /**
     * An event that passes the filter, bound to the tag where it has one.
     *
     * <p>Shape: {@code level} is that of {@code @consume}, 0 for a filter without: of the filters that one event satisfies,
     * only those of the highest level get it.
     */
    record Filter(FilterPlan filter, Optional<String> tag, int level) implements PatternPlan {
        public Filter(FilterPlan filter, Optional<String> tag) {
            this(filter, tag, 0);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.filter(this);
        }
    }

    /** Starts the operand again each time it turns true or permanently false. */
    record Every(PatternPlan operand) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.every(this);
        }
    }

    /**
     * {@code every-distinct(keys, expiry)}: as {@link Every}, but a match whose keys an earlier match had is not passed on;
     * with an expiry (ms) a key is forgotten that long after it was first seen.
     */
    record EveryDistinct(PatternPlan operand, List<ExprPlan> keys, Optional<ExprPlan> expiry) implements PatternPlan {
        public EveryDistinct {
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.everyDistinct(this);
        }
    }

    /**
     * {@code a -> b -> c}: two operands or more, one after the other.
     *
     * <p>Shape: {@code limits} is empty, or has for each arrow how many of the operand after it may be open at a time.
     */
    record FollowedBy(List<PatternPlan> operands, List<Optional<ExprPlan>> limits) implements PatternPlan {
        public FollowedBy {
            operands = List.copyOf(operands);
            limits = List.copyOf(limits);
            if (!limits.isEmpty() && limits.size() != operands.size() - 1) {
                throw new PlanException(
                        "a sequence has a limit per arrow, limits=" + limits.size() + " operands=" + operands.size());
            }
        }

        public FollowedBy(List<PatternPlan> operands) {
            this(operands, List.of());
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.followedBy(this);
        }
    }

    /** All operands, in any order. */
    record And(List<PatternPlan> operands) implements PatternPlan {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.and(this);
        }
    }

    /** Any operand. */
    record Or(List<PatternPlan> operands) implements PatternPlan {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.or(this);
        }
    }

    /** True until the operand turns true. */
    record Not(PatternPlan operand) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.not(this);
        }
    }

    /** {@code timer:interval}: true {@code duration} ms (an expression of type long over earlier tags) after its start. */
    record Interval(ExprPlan duration) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.interval(this);
        }
    }

    /** {@code timer:at}: true when the crontab comes next after its start. */
    record At(CrontabPlan crontab) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.at(this);
        }
    }

    /**
     * {@code timer:schedule}: true at each time of the ISO-8601 schedule that the text (a constant) gives; permanently false
     * after the last one.
     */
    record Schedule(ExprPlan text) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.schedule(this);
        }
    }

    /** {@code operand where timer:within(duration)}: permanently false {@code duration} ms after its start. */
    record Within(PatternPlan operand, ExprPlan duration) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.within(this);
        }
    }

    /** As {@link Within}, and permanently false as well when the operand matches more than {@code count} times. */
    record WithinMax(PatternPlan operand, ExprPlan duration, ExprPlan count) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.withinMax(this);
        }
    }

    /** {@code operand while (condition)}: permanently false from the first match for which the condition is false. */
    record While(PatternPlan operand, ExprPlan condition) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.whilst(this);
        }
    }

    /**
     * {@code [low:high] operand until end}: match-until. {@code [n]} without {@code until} has low = high = n.
     * Tags inside the operand bind arrays of events.
     */
    record Repeat(PatternPlan operand, Optional<ExprPlan> low, Optional<ExprPlan> high, Optional<PatternPlan> until)
            implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.repeat(this);
        }
    }
}
