package io.bongsu.engine.plan;

import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A typed expression over the event at hand, tagged events of a pattern and aggregates of a statement.
 *
 * <p>Shape: a tree of immutable records. One family, one file, however long: its cases are read together. {@link #type} is the Esper result type: what a non-null result is.
 *
 * <p>Source: Esper reference, "EPL Reference: Expressions" and "Operators".
 */
public sealed interface ExprPlan {
    ValueType type();

    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R literal(Literal literal);

        R field(FieldRef field);

        R aggregate(AggregateRef aggregate);

        R arithmetic(Arithmetic arithmetic);

        R negate(Negate negate);

        R concat(Concat concat);

        R compare(Compare compare);

        R isSame(IsSame isSame);

        R and(And and);

        R or(Or or);

        R not(Not not);

        R between(Between between);

        R in(In in);

        R like(Like like);

        R regexp(Regexp regexp);

        R choose(Case choose);

        R coalesce(Coalesce coalesce);

        R cast(Cast cast);

        R arrayLength(ArrayLength length);

        R arrayElement(ArrayElement element);

        R currentTimestamp(CurrentTimestamp now);

        R timePeriod(TimePeriod period);

        R call(Call call);

        R local(LocalRef local);

        R path(PathFrom path);

        R enumerate(Enumerate enumerate);

        R timeCall(TimeCall call);

        R interval(IntervalTest test);

        R apply(Apply apply);

        R subquery(Subquery subquery);

        R previous(Previous previous);

        R prior(Prior prior);
    }

    /** A constant: null, Boolean, Integer, Long, Float, Double or String. */
    record Literal(Object value, ValueType type) implements ExprPlan {
        public Literal {
            Objects.requireNonNull(type, "type");
            if (value != null && !(value instanceof Boolean || value instanceof Number || value instanceof String)) {
                throw new PlanException(
                        "a literal is a scalar, class=" + value.getClass().getName());
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.literal(this);
        }
    }

    /**
     * A value of an event. {@code source} is {@link #OWN} for the event at hand (the one being filtered, or the row of a
     * stream statement) or a pattern tag; steps lead from the event to the value. No steps: the event itself.
     */
    record FieldRef(String source, List<Step> steps, ValueType type) implements ExprPlan {
        public static final String OWN = "";

        public FieldRef {
            Objects.requireNonNull(source, "source");
            steps = List.copyOf(steps);
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.field(this);
        }
    }

    /** One step of a path: a field of a row (index -1), or an element of an array (name empty, index from 0). */
    record Step(String name, int index) {
        public static Step field(String name) {
            return new Step(name, -1);
        }

        public static Step element(int index) {
            return new Step("", index);
        }

        public boolean isElement() {
            return index >= 0;
        }
    }

    /** The current value of the statement's aggregate number {@code slot}. */
    record AggregateRef(int slot, ValueType type) implements ExprPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.aggregate(this);
        }
    }

    /** Arithmetic in the type {@code type}; null if an operand is null; {@code /} is always double. */
    record Arithmetic(ArithmeticOp op, ExprPlan left, ExprPlan right, ValueType type) implements ExprPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.arithmetic(this);
        }
    }

    /** Arithmetic operators. */
    enum ArithmeticOp {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER
    }

    /** Unary minus. */
    record Negate(ExprPlan operand, ValueType type) implements ExprPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.negate(this);
        }
    }

    /** {@code ||} of strings; null if an operand is null. */
    record Concat(List<ExprPlan> operands) implements ExprPlan {
        public Concat {
            operands = List.copyOf(operands);
        }

        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.concat(this);
        }
    }

    /** {@code = != < <= > >=}; null if an operand is null. Numbers compare in the wider type. */
    record Compare(CompareOp op, ExprPlan left, ExprPlan right) implements ExprPlan {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.compare(this);
        }
    }

    /** Comparison operators. */
    enum CompareOp {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** {@code is} and {@code is not}: null is a value like any other, the result is never null. */
    record IsSame(ExprPlan left, ExprPlan right, boolean negated) implements ExprPlan {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.isSame(this);
        }
    }

    /** All of the operands, two or more. */
    record And(List<ExprPlan> operands) implements ExprPlan {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.and(this);
        }
    }

    /** Any of the operands, two or more. */
    record Or(List<ExprPlan> operands) implements ExprPlan {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.or(this);
        }
    }

    /** Logical not; null stays null. */
    record Not(ExprPlan operand) implements ExprPlan {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.not(this);
        }
    }

    /** {@code value between low and high}, {@code value in [low:high)}: bounds in either order. */
    record Between(ExprPlan value, ExprPlan low, ExprPlan high, Ends ends, boolean negated) implements ExprPlan {
        /** Both bounds belong to the range. */
        public Between(ExprPlan value, ExprPlan low, ExprPlan high, boolean negated) {
            this(value, low, high, Ends.CLOSED, negated);
        }

        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.between(this);
        }
    }

    /** Which bounds belong to a range: the lesser, the greater. */
    record Ends(boolean low, boolean high) {
        public static final Ends CLOSED = new Ends(true, true);
    }

    /** {@code value in (options)}. An option of array type stands for its elements. */
    record In(ExprPlan value, List<ExprPlan> options, boolean negated) implements ExprPlan {
        public In {
            options = List.copyOf(options);
        }

        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.in(this);
        }
    }

    /** {@code value like pattern escape e}: {@code %} any run, {@code _} one character. */
    record Like(ExprPlan value, ExprPlan pattern, Optional<ExprPlan> escape, boolean negated) implements ExprPlan {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.like(this);
        }
    }

    /** {@code value regexp pattern}: the whole value must match, Java syntax. */
    record Regexp(ExprPlan value, ExprPlan pattern, boolean negated) implements ExprPlan {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.regexp(this);
        }
    }

    /** {@code case [value] when … then … else … end}; with a value, each {@code when} is compared with it. */
    record Case(Optional<ExprPlan> value, List<When> whens, Optional<ExprPlan> otherwise, ValueType type)
            implements ExprPlan {
        public Case {
            whens = List.copyOf(whens);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.choose(this);
        }
    }

    /** One branch of a {@link Case}. */
    record When(ExprPlan condition, ExprPlan result) {}

    /** The first operand that is not null, in the type {@code type}. */
    record Coalesce(List<ExprPlan> operands, ValueType type) implements ExprPlan {
        public Coalesce {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.coalesce(this);
        }
    }

    /** {@code cast(operand, type)}: a number or string that does not fit gives null. */
    record Cast(ExprPlan operand, ValueType type) implements ExprPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.cast(this);
        }
    }

    /** Number of elements of an array; null for a null array. */
    record ArrayLength(ExprPlan array) implements ExprPlan {
        @Override
        public ValueType type() {
            return ValueType.INT;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.arrayLength(this);
        }
    }

    /** Element of an array by a computed index; null outside of the array. */
    record ArrayElement(ExprPlan array, ExprPlan index, ValueType type) implements ExprPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.arrayElement(this);
        }
    }

    /** {@code current_timestamp()}: event time now, ms. */
    record CurrentTimestamp() implements ExprPlan {
        @Override
        public ValueType type() {
            return ValueType.LONG;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.currentTimestamp(this);
        }
    }

    /** A length of time: sum of part × unit, in ms (long). */
    record TimePeriod(List<TimePart> parts) implements ExprPlan {
        public TimePeriod {
            parts = List.copyOf(parts);
        }

        @Override
        public ValueType type() {
            return ValueType.LONG;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.timePeriod(this);
        }
    }

    /** {@code amount × unitMillis}. */
    record TimePart(ExprPlan amount, long unitMillis) {}

    /** What a lambda expression calls one of its parameters: the value in the scope's slot. */
    record LocalRef(int slot, ValueType type) implements ExprPlan {
        public LocalRef {
            if (slot < 0) {
                throw new PlanException("a slot must be >= 0, slot=" + slot);
            }
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.local(this);
        }
    }

    /** What the steps lead to from a computed row or array, one step or more; null from null. */
    record PathFrom(ExprPlan start, List<Step> steps, ValueType type) implements ExprPlan {
        public PathFrom {
            steps = List.copyOf(steps);
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.path(this);
        }
    }

    /**
     * An enumeration method on an array (or on one row, as if it were an array of it): {@code arguments} are values
     * (another collection, a number of elements, the first result), {@code lambdas} are computed for each element.
     */
    record Enumerate(
            EnumMethod method, ExprPlan elements, List<ExprPlan> arguments, List<LambdaPlan> lambdas, ValueType type)
            implements ExprPlan {
        public Enumerate {
            Objects.requireNonNull(method, "method");
            arguments = List.copyOf(arguments);
            lambdas = List.copyOf(lambdas);
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.enumerate(this);
        }
    }

    /**
     * A date-time method on a point in time (long in ms, or a Java object of time). {@code field} is what set, with-min,
     * with-max, rounding and get are about; {@code period} is what plus and minus take; the arguments are values.
     */
    record TimeCall(
            TimeMethod method,
            ExprPlan time,
            Optional<TimeField> field,
            Optional<PeriodPlan> period,
            List<ExprPlan> arguments,
            ValueType type)
            implements ExprPlan {
        public TimeCall {
            Objects.requireNonNull(method, "method");
            arguments = List.copyOf(arguments);
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.timeCall(this);
        }
    }

    /** How two intervals of time lie to each other, within bounds; null when a border is null. */
    record IntervalTest(IntervalRelation relation, Interval left, Interval right, List<PeriodPlan> bounds)
            implements ExprPlan {
        public IntervalTest {
            Objects.requireNonNull(relation, "relation");
            bounds = List.copyOf(bounds);
        }

        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.interval(this);
        }
    }

    /** From when to when; a point in time is both. */
    record Interval(ExprPlan start, ExprPlan end) {}

    /** A function of the host, by its EPL name, such as {@code geo.distance}. */
    record Call(String function, List<ExprPlan> arguments, ValueType type) implements ExprPlan {
        public Call {
            Objects.requireNonNull(function, "function");
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.call(this);
        }
    }

    /** An operator that takes its operands as values. */
    record Apply(OperatorPlan operator, List<ExprPlan> operands, ValueType type) implements ExprPlan {
        public Apply {
            Objects.requireNonNull(operator, "operator");
            operands = List.copyOf(operands);
            if (operands.size() < leastOperands(operator)) {
                throw new PlanException(
                        "an operator needs its operands, operator=" + operator + " operands=" + operands.size());
            }
        }

        private static int leastOperands(OperatorPlan operator) {
            if (operator instanceof OperatorPlan.MakeRow || operator instanceof OperatorPlan.MakeArray) {
                return 0;
            }
            return operator instanceof OperatorPlan.TypeName
                            || operator instanceof OperatorPlan.IsInstance
                            || operator instanceof OperatorPlan.ParseTime
                            || operator instanceof OperatorPlan.Property
                            || operator instanceof OperatorPlan.HasProperty
                    ? 1
                    : 2;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.apply(this);
        }
    }

    /**
     * What is made of the rows of the statement's subquery of this number, whose columns are of type {@code rowType}; {@code
     * op} compares {@code left} with each row where there is one to compare.
     */
    record Subquery(
            int number,
            Use use,
            Optional<ExprPlan> left,
            CompareOp op,
            boolean negated,
            ValueType rowType,
            ValueType type)
            implements ExprPlan {
        /** What is made of rows. */
        public enum Use {
            /** The only row, or null. */
            VALUE,
            /** All rows; null where there are none. */
            ROWS,
            /** Whether there is a row. */
            EXISTS,
            /** Whether a row equals the left side. */
            IN,
            /** Whether a row compares as wanted. */
            ANY,
            /** Whether all rows compare as wanted. */
            ALL
        }

        public Subquery {
            Objects.requireNonNull(use, "use");
            Objects.requireNonNull(op, "op");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.subquery(this);
        }
    }

    /**
     * {@code prev} and its family: what the value is for other events of the data window. Null for an event that leaves.
     *
     * <p>Source: Esper reference, "The Previous Function".
     */
    record Previous(Reach reach, Optional<ExprPlan> index, ExprPlan value, ValueType type) implements ExprPlan {
        /** Which of the events: one so many places back, one from the other end, how many there are, or all. */
        public enum Reach {
            BACK,
            TAIL,
            COUNT,
            WINDOW
        }

        public Previous {
            Objects.requireNonNull(reach, "reach");
            Objects.requireNonNull(type, "type");
            boolean one = reach == Reach.BACK || reach == Reach.TAIL;
            if (one != index.isPresent()) {
                throw new PlanException("an index is for one event, reach=" + reach);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.previous(this);
        }
    }

    /** {@code prior(index, value)}: what the value was for the event that came so many events before, whatever is kept. */
    record Prior(int index, ExprPlan value) implements ExprPlan {
        public Prior {
            if (index < 0) {
                throw new PlanException("a prior event comes before, index=" + index);
            }
        }

        @Override
        public ValueType type() {
            return value.type();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.prior(this);
        }
    }
}
