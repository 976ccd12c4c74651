package io.bongsu.engine.partition;

import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.TimePart;
import io.bongsu.engine.plan.ExprPlan.TimePeriod;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.engine.plan.WindowOperands;
import io.bongsu.engine.plan.WindowPlan;
import java.util.List;
import java.util.Optional;

/** Adds up the constant lengths of time in a rule; unit ms. */
final class Durations implements PatternPlan.Cases<Long> {
    private Durations() {}

    static long sumMillis(RulePlan plan) {
        long sum = 0;
        for (ContextConditionPlan.After after : PlanParts.of(plan.contexts(), ContextConditionPlan.After.class)) {
            sum += constant(after.millis());
        }
        for (PatternPlan root : PlanParts.of(plan.contexts(), PatternPlan.class)) {
            sum += root.fold(new Durations());
        }
        for (StatementPlan statement : plan.statements()) {
            InputPlan.Cases<Long> durations = new InputPlan.Cases<>() {
                @Override
                public Long stream(InputPlan.Stream input) {
                    return input.window().map(Durations::of).orElse(0L);
                }

                @Override
                public Long join(InputPlan.Join input) {
                    return input.streams().stream()
                            .mapToLong(stream -> stream.input().fold(this))
                            .sum();
                }

                @Override
                public Long trigger(InputPlan.Trigger input) {
                    return input.on().fold(this);
                }

                @Override
                public Long pattern(InputPlan.Pattern input) {
                    return input.root().fold(new Durations())
                            + input.window().map(Durations::of).orElse(0L);
                }

                @Override
                public Long rowMatches(InputPlan.RowMatches input) {
                    return stream(input.stream())
                            + input.match()
                                    .interval()
                                    .map(RowMatchPlan.Interval::millis)
                                    .orElse(0L);
                }
            };
            sum += statement.input().fold(durations);
            for (SubqueryPlan subquery : statement.subqueries()) {
                sum += subquery.input().fold(durations);
            }
        }
        return sum;
    }

    private static long of(WindowPlan window) {
        long own = period(window).map(size -> size.after(0)).orElse(0L);
        return own
                + WindowOperands.windows(window).stream()
                        .mapToLong(Durations::of)
                        .sum();
    }

    private static Optional<LengthOfTime> period(WindowPlan window) {
        if (window instanceof WindowPlan.Time time) {
            return Optional.of(time.size());
        } else if (window instanceof WindowPlan.FirstTime time) {
            return Optional.of(time.size());
        } else if (window instanceof WindowPlan.TimeBatch batch) {
            return Optional.of(batch.size());
        } else if (window instanceof WindowPlan.TimeLengthBatch batch) {
            return Optional.of(batch.time());
        } else if (window instanceof WindowPlan.TimeAccum time) {
            return Optional.of(time.size());
        }
        return window instanceof WindowPlan.TimeOrder time ? time.size() : Optional.empty();
    }

    private static long constant(ExprPlan duration) {
        if (duration instanceof Literal literal && literal.value() instanceof Number number) {
            return Math.max(0, number.longValue());
        }
        long sum = 0;
        if (duration instanceof TimePeriod period) {
            for (TimePart part : period.parts()) {
                if (part.amount() instanceof Literal amount && amount.value() instanceof Number number) {
                    sum += Math.max(0, (long) (number.doubleValue() * part.unitMillis()));
                }
            }
        }
        return sum;
    }

    private long all(List<PatternPlan> operands) {
        return operands.stream().mapToLong(operand -> operand.fold(this)).sum();
    }

    @Override
    public Long filter(PatternPlan.Filter filter) {
        return 0L;
    }

    @Override
    public Long every(PatternPlan.Every every) {
        return every.operand().fold(this);
    }

    @Override
    public Long everyDistinct(PatternPlan.EveryDistinct every) {
        return every.operand().fold(this)
                + every.expiry().map(Durations::constant).orElse(0L);
    }

    @Override
    public Long followedBy(PatternPlan.FollowedBy followedBy) {
        return all(followedBy.operands());
    }

    @Override
    public Long and(PatternPlan.And and) {
        return all(and.operands());
    }

    @Override
    public Long or(PatternPlan.Or or) {
        return all(or.operands());
    }

    @Override
    public Long not(PatternPlan.Not not) {
        return not.operand().fold(this);
    }

    @Override
    public Long interval(PatternPlan.Interval interval) {
        return constant(interval.duration());
    }

    @Override
    public Long at(PatternPlan.At at) {
        return 0L;
    }

    @Override
    public Long schedule(PatternPlan.Schedule schedule) {
        return 0L;
    }

    @Override
    public Long within(PatternPlan.Within within) {
        return within.operand().fold(this) + constant(within.duration());
    }

    @Override
    public Long withinMax(PatternPlan.WithinMax within) {
        return within.operand().fold(this) + constant(within.duration());
    }

    @Override
    public Long whilst(PatternPlan.While guard) {
        return guard.operand().fold(this);
    }

    @Override
    public Long repeat(PatternPlan.Repeat repeat) {
        return repeat.operand().fold(this)
                + repeat.until().map(until -> until.fold(this)).orElse(0L);
    }
}
