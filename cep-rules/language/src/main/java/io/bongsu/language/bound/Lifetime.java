package io.bongsu.language.bound;

import io.bongsu.engine.plan.CrontabText;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanText;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * How long a part of a pattern can stay open once it has started.
 *
 * <p>Shape: {@code TIME}: at most {@code millis} (or a length that events say, then {@code millis} is 0); {@code EVENT}: until
 * an event that {@code and not} names ends it; {@code FOREVER}: as long as the event it waits for does not come.
 */
record Lifetime(Kind kind, long millis, String text) {
    enum Kind {
        TIME,
        EVENT,
        FOREVER
    }

    static final Lifetime FOREVER = new Lifetime(Kind.FOREVER, 0, "as long as the awaited event does not come");
    static final Lifetime NOW = new Lifetime(Kind.TIME, 0, "");

    boolean isBounded() {
        return kind != Kind.FOREVER;
    }

    static Lifetime time(ExprPlan duration) {
        if (duration instanceof ExprPlan.Literal literal && literal.value() instanceof Long millis) {
            return new Lifetime(Kind.TIME, millis, StateBound.length(millis));
        }
        return new Lifetime(Kind.TIME, 0, PlanText.of(duration));
    }

    /** When the part has ended for certain, by turning true or false. */
    static Lifetime ends(PatternPlan pattern) {
        if (pattern instanceof PatternPlan.Interval interval) {
            return time(interval.duration());
        }
        if (pattern instanceof PatternPlan.At at) {
            return new Lifetime(Kind.TIME, 0, "until the time is " + CrontabText.of(at.crontab()));
        }
        if (pattern instanceof PatternPlan.Within within) {
            Lifetime guard = time(within.duration());
            Lifetime operand = ends(within.operand());
            return operand.kind == Kind.TIME && operand.millis > 0 && operand.millis < guard.millis ? operand : guard;
        }
        if (pattern instanceof PatternPlan.WithinMax within) {
            return ends(new PatternPlan.Within(within.operand(), within.duration()));
        }
        if (pattern instanceof PatternPlan.While guard) {
            return ends(guard.operand());
        }
        if (pattern instanceof PatternPlan.FollowedBy chain) {
            return chain.operands().stream().map(Lifetime::ends).reduce(NOW, Lifetime::then);
        }
        if (pattern instanceof PatternPlan.And and) {
            return endsAnd(and.operands());
        }
        if (pattern instanceof PatternPlan.Or or) {
            Optional<Lifetime> fires = or.operands().stream()
                    .map(Lifetime::fires)
                    .flatMap(Optional::stream)
                    .reduce(shorter());
            return fires.orElseGet(
                    () -> or.operands().stream().map(Lifetime::ends).reduce(NOW, Lifetime::longer));
        }
        if (pattern instanceof PatternPlan.Repeat repeat) {
            return endsRepeat(repeat);
        }
        return FOREVER;
    }

    private static Lifetime endsAnd(List<PatternPlan> operands) {
        List<PatternPlan> awaited = operands.stream()
                .filter(operand -> !(operand instanceof PatternPlan.Not))
                .toList();
        Lifetime all = awaited.isEmpty()
                ? FOREVER
                : awaited.stream().map(Lifetime::ends).reduce(NOW, Lifetime::longer);
        if (all.isBounded() || awaited.size() == operands.size()) {
            return all;
        }
        return new Lifetime(Kind.EVENT, 0, "until the event under 'not' ends it");
    }

    private static Lifetime endsRepeat(PatternPlan.Repeat repeat) {
        Optional<Lifetime> until = repeat.until().flatMap(Lifetime::fires);
        if (until.isPresent()) {
            return until.get();
        }
        Lifetime once = ends(repeat.operand());
        boolean counted = repeat.high().isPresent() && repeat.until().isEmpty();
        if (counted
                && once.kind == Kind.TIME
                && repeat.high().get() instanceof ExprPlan.Literal literal
                && literal.value() instanceof Integer times) {
            return new Lifetime(Kind.TIME, once.millis * times, times + " times " + once.text);
        }
        return FOREVER;
    }

    /** When the part has turned true for certain, if time alone makes it. */
    private static Optional<Lifetime> fires(PatternPlan pattern) {
        if (pattern instanceof PatternPlan.Interval interval) {
            return Optional.of(time(interval.duration()));
        }
        if (pattern instanceof PatternPlan.Or or) {
            return or.operands().stream()
                    .map(Lifetime::fires)
                    .flatMap(Optional::stream)
                    .reduce(shorter());
        }
        return Optional.empty();
    }

    private static BinaryOperator<Lifetime> shorter() {
        return (left, right) -> left.millis <= right.millis ? left : right;
    }

    private Lifetime longer(Lifetime other) {
        if (kind != other.kind) {
            return kind.ordinal() > other.kind.ordinal() ? this : other;
        }
        return millis >= other.millis && !text.isEmpty() ? this : other;
    }

    private Lifetime then(Lifetime next) {
        if (kind == Kind.TIME && next.kind == Kind.TIME && millis > 0 && next.millis > 0) {
            return new Lifetime(Kind.TIME, millis + next.millis, StateBound.length(millis + next.millis));
        }
        if (kind == Kind.TIME && next.kind == Kind.TIME && !text.isEmpty()) {
            return new Lifetime(Kind.TIME, 0, text + " + " + next.text);
        }
        return longer(next);
    }
}
