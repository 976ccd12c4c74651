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

        R followedBy(FollowedBy followedBy);

        R and(And and);

        R or(Or or);

        R not(Not not);

        R interval(Interval interval);

        R within(Within within);

        R repeat(Repeat repeat);
    }

    /** An event that passes the filter, bound to the tag where it has one. */
    record Filter(FilterPlan filter, Optional<String> tag) implements PatternPlan {
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

    /** {@code a -> b -> c}: two operands or more, one after the other. */
    record FollowedBy(List<PatternPlan> operands) implements PatternPlan {
        public FollowedBy {
            operands = List.copyOf(operands);
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

    /** {@code operand where timer:within(duration)}: permanently false {@code duration} ms after its start. */
    record Within(PatternPlan operand, ExprPlan duration) implements PatternPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.within(this);
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
