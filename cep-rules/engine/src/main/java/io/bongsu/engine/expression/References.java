package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.AggregateRef;
import io.bongsu.engine.plan.ExprPlan.And;
import io.bongsu.engine.plan.ExprPlan.Arithmetic;
import io.bongsu.engine.plan.ExprPlan.ArrayElement;
import io.bongsu.engine.plan.ExprPlan.ArrayLength;
import io.bongsu.engine.plan.ExprPlan.Between;
import io.bongsu.engine.plan.ExprPlan.Call;
import io.bongsu.engine.plan.ExprPlan.Case;
import io.bongsu.engine.plan.ExprPlan.Cast;
import io.bongsu.engine.plan.ExprPlan.Coalesce;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.Concat;
import io.bongsu.engine.plan.ExprPlan.CurrentTimestamp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.In;
import io.bongsu.engine.plan.ExprPlan.IsSame;
import io.bongsu.engine.plan.ExprPlan.Like;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.Negate;
import io.bongsu.engine.plan.ExprPlan.Not;
import io.bongsu.engine.plan.ExprPlan.Or;
import io.bongsu.engine.plan.ExprPlan.Previous;
import io.bongsu.engine.plan.ExprPlan.Prior;
import io.bongsu.engine.plan.ExprPlan.Regexp;
import io.bongsu.engine.plan.ExprPlan.TimePeriod;
import io.bongsu.engine.plan.VariablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an expression looks at: the event at hand, tags, the clock, aggregates.
 *
 * <p>Shape: {@code fields} are the field references in text order, those inside aggregates not among them.
 */
public final class References {
    private final List<FieldRef> fields = new ArrayList<>();
    private boolean time;
    private boolean aggregates;
    private boolean previous;
    private final SortedSet<Integer> priors = new TreeSet<>();

    private References() {}

    public static References of(ExprPlan expression) {
        References references = new References();
        expression.fold(references.new Collector());
        return references;
    }

    /** The field references of an expression, in text order. */
    public static List<FieldRef> fieldsOf(ExprPlan expression) {
        return List.copyOf(of(expression).fields);
    }

    /** Whether it looks at the event at hand. */
    public boolean own() {
        return fields.stream().anyMatch(field -> field.source().equals(FieldRef.OWN));
    }

    public SortedSet<String> tags() {
        return fields.stream()
                .map(FieldRef::source)
                .filter(source -> !source.equals(FieldRef.OWN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it looks at the clock, or at variables. */
    public boolean time() {
        return time;
    }

    public boolean aggregates() {
        return aggregates;
    }

    /** Whether it looks at other events of the data window. */
    public boolean previous() {
        return previous;
    }

    /** How many events back it looks whatever is kept, ascending. */
    public SortedSet<Integer> priors() {
        return new TreeSet<>(priors);
    }

    /** Walks the expression. */
    private final class Collector implements ExprPlan.Cases<Void> {
        private Void all(List<ExprPlan> operands) {
            operands.forEach(operand -> operand.fold(this));
            return null;
        }

        private Void both(ExprPlan left, ExprPlan right) {
            left.fold(this);
            return right.fold(this);
        }

        @Override
        public Void literal(Literal literal) {
            return null;
        }

        @Override
        public Void field(FieldRef field) {
            if (field.source().equals(VariablePlan.SOURCE)) {
                // As with the clock, it may be another value the next time.
                time = true;
            } else {
                fields.add(field);
            }
            return null;
        }

        @Override
        public Void aggregate(AggregateRef aggregate) {
            aggregates = true;
            return null;
        }

        @Override
        public Void arithmetic(Arithmetic arithmetic) {
            return both(arithmetic.left(), arithmetic.right());
        }

        @Override
        public Void negate(Negate negate) {
            return negate.operand().fold(this);
        }

        @Override
        public Void concat(Concat concat) {
            return all(concat.operands());
        }

        @Override
        public Void compare(Compare compare) {
            return both(compare.left(), compare.right());
        }

        @Override
        public Void isSame(IsSame isSame) {
            return both(isSame.left(), isSame.right());
        }

        @Override
        public Void and(And and) {
            return all(and.operands());
        }

        @Override
        public Void or(Or or) {
            return all(or.operands());
        }

        @Override
        public Void not(Not not) {
            return not.operand().fold(this);
        }

        @Override
        public Void between(Between between) {
            between.value().fold(this);
            return both(between.low(), between.high());
        }

        @Override
        public Void in(In in) {
            in.value().fold(this);
            return all(in.options());
        }

        @Override
        public Void like(Like like) {
            both(like.value(), like.pattern());
            like.escape().ifPresent(escape -> escape.fold(this));
            return null;
        }

        @Override
        public Void regexp(Regexp regexp) {
            return both(regexp.value(), regexp.pattern());
        }

        @Override
        public Void choose(Case choose) {
            choose.value().ifPresent(value -> value.fold(this));
            choose.whens().forEach(when -> both(when.condition(), when.result()));
            choose.otherwise().ifPresent(otherwise -> otherwise.fold(this));
            return null;
        }

        @Override
        public Void coalesce(Coalesce coalesce) {
            return all(coalesce.operands());
        }

        @Override
        public Void cast(Cast cast) {
            return cast.operand().fold(this);
        }

        @Override
        public Void arrayLength(ArrayLength length) {
            return length.array().fold(this);
        }

        @Override
        public Void arrayElement(ArrayElement element) {
            return both(element.array(), element.index());
        }

        @Override
        public Void currentTimestamp(CurrentTimestamp now) {
            time = true;
            return null;
        }

        @Override
        public Void timePeriod(TimePeriod period) {
            period.parts().forEach(part -> part.amount().fold(this));
            return null;
        }

        @Override
        public Void subquery(ExprPlan.Subquery subquery) {
            subquery.left().ifPresent(left -> left.fold(this));
            return null;
        }

        @Override
        public Void call(Call call) {
            return all(call.arguments());
        }

        @Override
        public Void apply(ExprPlan.Apply apply) {
            return all(apply.operands());
        }

        @Override
        public Void local(ExprPlan.LocalRef local) {
            return null;
        }

        @Override
        public Void path(ExprPlan.PathFrom path) {
            return path.start().fold(this);
        }

        @Override
        public Void enumerate(ExprPlan.Enumerate enumerate) {
            enumerate.elements().fold(this);
            all(enumerate.arguments());
            enumerate.lambdas().forEach(lambda -> lambda.body().fold(this));
            return null;
        }

        @Override
        public Void timeCall(ExprPlan.TimeCall call) {
            call.time().fold(this);
            call.period().ifPresent(period -> all(period.amounts()));
            return all(call.arguments());
        }

        @Override
        public Void interval(ExprPlan.IntervalTest test) {
            both(test.left().start(), test.left().end());
            both(test.right().start(), test.right().end());
            test.bounds().forEach(bound -> all(bound.amounts()));
            return null;
        }

        @Override
        public Void previous(Previous looks) {
            previous = true;
            looks.index().ifPresent(index -> index.fold(this));
            return looks.value().fold(this);
        }

        @Override
        public Void prior(Prior prior) {
            priors.add(prior.index());
            return prior.value().fold(this);
        }
    }
}
