package io.bongsu.engine.expression;

import io.bongsu.engine.expression.enumeration.Enumeration;
import io.bongsu.engine.expression.enumeration.Lambda;
import io.bongsu.engine.expression.time.IntervalAlgebra;
import io.bongsu.engine.expression.time.Period;
import io.bongsu.engine.expression.time.TimeMethods;
import io.bongsu.engine.geo.GeoFunction;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.library.Library;
import io.bongsu.engine.library.LibraryFunction;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.LambdaPlan;
import io.bongsu.engine.plan.PeriodPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns expression plans into closures that compute what Esper computes.
 *
 * <p>Shape: names become places, constant parts are computed once. Where Esper raises an error while it evaluates
 * (remainder by zero, text that is no number, a bad computed regexp, an index of null), the value is null.
 *
 * <p>Cost: linear in the plan; the closures may be shared by threads, a {@link Scope} may not.
 *
 * <p>Errors: {@link PlanException} for a field, tag or function that is not there.
 *
 * <p>Source: Esper reference, "EPL Reference: Operators" and "Functions"; null rules measured on Esper 9.0.0.
 */
public final class ExpressionCompiler {
    private final Layout layout;
    private final Geography geography;

    public ExpressionCompiler(Layout layout, Geography geography) {
        this.layout = layout;
        this.geography = geography;
    }

    /** Compiles; a name that the layout does not know is a {@link io.bongsu.engine.plan.PlanException}. */
    /** Place of a tag among the bindings, or -1. */
    public int tagIndex(String tag) {
        return layout.tagIndex(tag);
    }

    public Evaluator compile(ExprPlan plan) {
        return plan.fold(new Closures());
    }

    private List<Evaluator> compileAll(List<ExprPlan> plans) {
        List<Evaluator> evaluators = new ArrayList<>(plans.size());
        for (ExprPlan plan : plans) {
            evaluators.add(compile(plan));
        }
        return evaluators;
    }

    private final class Closures implements ExprPlan.Cases<Evaluator> {
        @Override
        public Evaluator literal(ExprPlan.Literal literal) {
            return Constant.of(literal.value());
        }

        @Override
        public Evaluator field(ExprPlan.FieldRef field) {
            return FieldPath.compile(field, layout);
        }

        @Override
        public Evaluator aggregate(ExprPlan.AggregateRef aggregate) {
            int slot = aggregate.slot();
            return scope -> scope.aggregate(slot);
        }

        @Override
        public Evaluator arithmetic(ExprPlan.Arithmetic arithmetic) {
            Evaluator left = compile(arithmetic.left());
            Evaluator right = compile(arithmetic.right());
            return Constant.foldIf(Calculation.of(arithmetic, left, right), List.of(left, right));
        }

        @Override
        public Evaluator negate(ExprPlan.Negate negate) {
            Evaluator operand = compile(negate.operand());
            return Constant.foldIf(Calculation.negate(negate.type().kind(), operand), List.of(operand));
        }

        @Override
        public Evaluator concat(ExprPlan.Concat concat) {
            List<Evaluator> operands = compileAll(concat.operands());
            return Constant.foldIf(Joining.of(operands), operands);
        }

        @Override
        public Evaluator compare(ExprPlan.Compare compare) {
            Evaluator left = compile(compare.left());
            Evaluator right = compile(compare.right());
            return Constant.foldIf(Comparison.of(compare, left, right), List.of(left, right));
        }

        @Override
        public Evaluator isSame(ExprPlan.IsSame same) {
            Evaluator left = compile(same.left());
            Evaluator right = compile(same.right());
            Evaluator whole = Comparison.same(same.left().type(), same.right().type(), left, right, same.negated());
            return Constant.foldIf(whole, List.of(left, right));
        }

        @Override
        public Evaluator and(ExprPlan.And and) {
            return Logic.and(compileAll(and.operands()));
        }

        @Override
        public Evaluator or(ExprPlan.Or or) {
            return Logic.or(compileAll(or.operands()));
        }

        @Override
        public Evaluator not(ExprPlan.Not not) {
            Evaluator operand = compile(not.operand());
            return Constant.foldIf(Logic.not(operand), List.of(operand));
        }

        @Override
        public Evaluator between(ExprPlan.Between between) {
            Evaluator value = compile(between.value());
            Evaluator low = compile(between.low());
            Evaluator high = compile(between.high());
            return Constant.foldIf(Range.of(between, value, low, high), List.of(value, low, high));
        }

        @Override
        public Evaluator in(ExprPlan.In in) {
            return Membership.of(in, compile(in.value()), compileAll(in.options()));
        }

        @Override
        public Evaluator like(ExprPlan.Like like) {
            Evaluator value = compile(like.value());
            Evaluator pattern = compile(like.pattern());
            Optional<Evaluator> escape = like.escape().map(ExpressionCompiler.this::compile);
            return Constant.foldIf(TextMatch.like(like, value, pattern, escape), List.of(value, pattern));
        }

        @Override
        public Evaluator regexp(ExprPlan.Regexp regexp) {
            Evaluator value = compile(regexp.value());
            Evaluator pattern = compile(regexp.pattern());
            return Constant.foldIf(TextMatch.regexp(regexp, value, pattern), List.of(value, pattern));
        }

        @Override
        public Evaluator choose(ExprPlan.Case choose) {
            List<Evaluator> conditions = new ArrayList<>();
            List<Evaluator> results = new ArrayList<>();
            for (ExprPlan.When when : choose.whens()) {
                conditions.add(compile(when.condition()));
                results.add(compileAs(when.result(), choose.type()));
            }
            Evaluator otherwise = choose.otherwise()
                    .map(result -> compileAs(result, choose.type()))
                    .orElse(Constant.NULL);
            List<Evaluator> parts = new ArrayList<>(conditions);
            parts.addAll(results);
            parts.add(otherwise);
            if (choose.value().isEmpty()) {
                return Constant.foldIf(Choice.searched(conditions, results, otherwise), parts);
            }
            Evaluator value = compile(choose.value().get());
            parts.add(value);
            return Constant.foldIf(Choice.compared(choose, value, conditions, results, otherwise), parts);
        }

        @Override
        public Evaluator coalesce(ExprPlan.Coalesce coalesce) {
            List<Evaluator> operands = new ArrayList<>();
            for (ExprPlan operand : coalesce.operands()) {
                operands.add(compileAs(operand, coalesce.type()));
            }
            return Constant.foldIf(Choice.firstKnown(operands), operands);
        }

        @Override
        public Evaluator cast(ExprPlan.Cast cast) {
            Evaluator operand = compile(cast.operand());
            boolean unknown = cast.operand().type().kind() == ValueType.Kind.OBJECT;
            Evaluator whole = unknown && cast.type().isNumeric()
                    ? scope -> Conversion.ofUnknown(
                            operand.evaluate(scope), cast.type().kind())
                    : Conversion.to(cast.type().kind(), operand);
            return Constant.foldIf(whole, List.of(operand));
        }

        @Override
        public Evaluator arrayLength(ExprPlan.ArrayLength length) {
            Evaluator array = compile(length.array());
            return scope -> array.evaluate(scope) instanceof List<?> list ? (Object) list.size() : null;
        }

        @Override
        public Evaluator arrayElement(ExprPlan.ArrayElement element) {
            Evaluator array = compile(element.array());
            Evaluator index = compile(element.index());
            return scope -> index.evaluate(scope) instanceof Number number
                    ? FieldPath.element(array.evaluate(scope), number.intValue())
                    : null;
        }

        @Override
        public Evaluator currentTimestamp(ExprPlan.CurrentTimestamp now) {
            return Scope::nowMillis;
        }

        @Override
        public Evaluator timePeriod(ExprPlan.TimePeriod period) {
            List<Evaluator> amounts = compileAll(
                    period.parts().stream().map(ExprPlan.TimePart::amount).toList());
            return Constant.foldIf(TimeLength.of(period.parts(), amounts), amounts);
        }

        @Override
        public Evaluator subquery(ExprPlan.Subquery subquery) {
            return SubqueryUse.of(
                    subquery,
                    subquery.left().map(ExpressionCompiler.this::compile).orElse(Constant.NULL));
        }

        @Override
        public Evaluator call(ExprPlan.Call call) {
            Optional<LibraryFunction> library = Library.find(call.function());
            if (library.isPresent()) {
                return library(library.get(), compileAll(call.arguments()));
            }
            GeoFunction function = GeoFunction.of(call.function())
                    .orElseThrow(() ->
                            new PlanException("a function must be one of the host's, function=" + call.function()));
            if (call.arguments().size() != function.arguments().size()) {
                throw new PlanException("a function needs its number of arguments, function=" + call.function()
                        + " needs=" + function.arguments().size() + " given="
                        + call.arguments().size());
            }
            List<Evaluator> arguments = compileAll(call.arguments());
            Evaluator[] parts = arguments.toArray(new Evaluator[0]);
            Evaluator whole = scope -> {
                Object[] values = new Object[parts.length];
                for (int i = 0; i < parts.length; i++) {
                    values[i] = parts[i].evaluate(scope);
                }
                return function.evaluate(geography, values);
            };
            return Constant.foldIf(whole, arguments);
        }

        private Evaluator library(LibraryFunction function, List<Evaluator> arguments) {
            if (arguments.size() != function.parameters().size()) {
                throw new PlanException("a function needs its number of arguments, function=" + function.signature()
                        + " given=" + arguments.size());
            }
            Evaluator[] parts = arguments.toArray(new Evaluator[0]);
            Evaluator whole = scope -> {
                Object[] values = new Object[parts.length];
                for (int i = 0; i < parts.length; i++) {
                    values[i] = parts[i].evaluate(scope);
                }
                return function.call(values);
            };
            return Constant.foldIf(whole, arguments);
        }

        @Override
        public Evaluator apply(ExprPlan.Apply apply) {
            List<Evaluator> operands = new ArrayList<>();
            for (ExprPlan operand : apply.operands()) {
                operands.add(compile(operand));
            }
            Evaluator whole = apply.operator().fold(new Application(apply, operands.toArray(new Evaluator[0])));
            return Constant.foldIf(whole, operands);
        }

        @Override
        public Evaluator local(ExprPlan.LocalRef local) {
            int slot = local.slot();
            return scope -> scope.local(slot);
        }

        @Override
        public Evaluator path(ExprPlan.PathFrom path) {
            return FieldPath.from(compile(path.start()), path, layout);
        }

        @Override
        public Evaluator enumerate(ExprPlan.Enumerate enumerate) {
            List<Lambda> lambdas = new ArrayList<>();
            for (LambdaPlan lambda : enumerate.lambdas()) {
                lambdas.add(new Lambda(lambda.firstSlot(), lambda.parameters(), compile(lambda.body())));
            }
            return Enumeration.of(enumerate, compile(enumerate.elements()), compileAll(enumerate.arguments()), lambdas);
        }

        @Override
        public Evaluator timeCall(ExprPlan.TimeCall call) {
            return TimeMethods.of(
                    call, compile(call.time()), call.period().map(this::period), compileAll(call.arguments()));
        }

        @Override
        public Evaluator interval(ExprPlan.IntervalTest test) {
            return new IntervalAlgebra(
                    test.relation(),
                    compile(test.left().start()),
                    compile(test.left().end()),
                    compile(test.right().start()),
                    compile(test.right().end()),
                    test.bounds().stream().map(this::period).toList());
        }

        private Period period(PeriodPlan plan) {
            return new Period(plan, compileAll(plan.amounts()));
        }

        @Override
        public Evaluator previous(ExprPlan.Previous previous) {
            Evaluator index =
                    previous.index().map(ExpressionCompiler.this::compile).orElse(Constant.NULL);
            return Neighbours.previous(previous.reach(), index, compile(previous.value()));
        }

        @Override
        public Evaluator prior(ExprPlan.Prior prior) {
            return Neighbours.prior(prior.index(), compile(prior.value()));
        }

        private Evaluator compileAs(ExprPlan plan, ValueType type) {
            return Promotion.convert(compile(plan), plan.type(), type.kind());
        }
    }
}
