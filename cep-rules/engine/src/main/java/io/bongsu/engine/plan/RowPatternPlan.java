package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;

/**
 * The pattern of a {@code match_recognize}, as EPL nests it: a regular expression over variables.
 *
 * <p>Source: Esper reference, "EPL Reference: Match Recognize", "Pattern".
 */
public sealed interface RowPatternPlan {
    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R variable(Variable variable);

        R sequence(Sequence sequence);

        R anyOf(AnyOf anyOf);

        R anyOrder(AnyOrder anyOrder);

        R quantified(Quantified quantified);

        R bounded(Bounded bounded);
    }

    /** One row that the variable's define accepts. */
    record Variable(String name) implements RowPatternPlan {
        public Variable {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.variable(this);
        }
    }

    /** {@code A B}: one part after the other. */
    record Sequence(List<RowPatternPlan> parts) implements RowPatternPlan {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.sequence(this);
        }
    }

    /** {@code A | B}. */
    record AnyOf(List<RowPatternPlan> options) implements RowPatternPlan {
        public AnyOf {
            options = List.copyOf(options);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.anyOf(this);
        }
    }

    /** {@code match_recognize_permute(A, B)}: all parts, in any order. */
    record AnyOrder(List<RowPatternPlan> parts) implements RowPatternPlan {
        public AnyOrder {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.anyOrder(this);
        }
    }

    /** {@code A*}, {@code A+}, {@code A?}, greedy or reluctant. */
    record Quantified(RowPatternPlan operand, Quantifier quantifier) implements RowPatternPlan {
        public Quantified {
            Objects.requireNonNull(quantifier, "quantifier");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.quantified(this);
        }
    }

    /** {@code A{low,high}}; {@code {n}} has low = high = n, {@code {,m}} has low = 0. */
    record Bounded(RowPatternPlan operand, int low, int high) implements RowPatternPlan {
        /** As {@code high}: there is no upper bound. */
        public static final int UNLIMITED = Integer.MAX_VALUE;

        public Bounded {
            if (low < 0 || high < 1 || high < low) {
                throw new PlanException(
                        "bounds must be 0 <= low <= high and high must be > 0, low=" + low + " high=" + high);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.bounded(this);
        }
    }

    /** How often, and whether rather more often or less. */
    enum Quantifier {
        ZERO_OR_MORE("*"),
        ONE_OR_MORE("+"),
        ZERO_OR_ONE("?"),
        ZERO_OR_MORE_RELUCTANT("*?"),
        ONE_OR_MORE_RELUCTANT("+?"),
        ZERO_OR_ONE_RELUCTANT("??");

        private final String sign;

        Quantifier(String sign) {
            this.sign = sign;
        }

        /** As EPL writes it. */
        public String sign() {
            return sign;
        }

        public boolean repeats() {
            return this != ZERO_OR_ONE && this != ZERO_OR_ONE_RELUCTANT;
        }

        public boolean optional() {
            return this != ONE_OR_MORE && this != ONE_OR_MORE_RELUCTANT;
        }
    }
}
