package io.bongsu.engine.filter;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A filter, taken apart by what its conditions depend on.
 *
 * <p>Shape: {@code fixed} conditions look at the event alone and are answered once for all rules by {@link FilterIndex};
 * equalities between a value of the event and a value of earlier events make a key by which waiting partial matches are
 * found; what asks for a property of a context besides is decided once per context partition; the rest is evaluated per
 * candidate.
 *
 * <p>Cost: {@link #eventKey} allocates only when there is more than one equality.
 */
public final class FilterProgram {
    private static final Evaluator[] NONE = {};
    private static final Set<String> CONTEXT = Set.of(ContextPlan.SOURCE);

    private final FilterPlan plan;
    private final List<ExprPlan> fixed;
    private final Evaluator[] fixedTests;
    private final Evaluator[] eventKeys;
    private final Evaluator[] boundKeys;
    private final Evaluator[] ofContext;
    private final Evaluator[] residual;
    private final Set<Object> levels;

    public FilterProgram(FilterPlan plan, ExpressionCompiler compiler) {
        this.plan = plan;
        List<ExprPlan> alone = new ArrayList<>();
        List<Evaluator> ofEvent = new ArrayList<>();
        List<Evaluator> ofBindings = new ArrayList<>();
        List<Evaluator> contextual = new ArrayList<>();
        List<Evaluator> rest = new ArrayList<>();
        for (ExprPlan condition : plan.conditions()) {
            References references = References.of(condition);
            if (references.tags().isEmpty() && !references.time()) {
                alone.add(condition);
            } else if (references.tags().equals(CONTEXT) && !references.time()) {
                contextual.add(compiler.compile(condition));
            } else if (condition instanceof Compare compare && isCorrelation(compare)) {
                boolean leftIsEvent = References.of(compare.left()).own();
                ofEvent.add(compiler.compile(leftIsEvent ? compare.left() : compare.right()));
                ofBindings.add(compiler.compile(leftIsEvent ? compare.right() : compare.left()));
            } else {
                rest.add(compiler.compile(condition));
            }
        }
        this.fixed = List.copyOf(alone);
        this.fixedTests = fixed.stream().map(compiler::compile).toArray(Evaluator[]::new);
        this.eventKeys = ofEvent.toArray(NONE);
        this.boundKeys = ofBindings.toArray(NONE);
        this.ofContext = contextual.toArray(NONE);
        this.residual = rest.toArray(NONE);
        this.levels = levelsOf(plan.conditions());
    }

    /**
     * What Esper's index tree looks up for the filter, each a level: a field and how it is compared. All conditions that it
     * cannot look up are one more level of their own.
     */
    private static Set<Object> levelsOf(List<ExprPlan> conditions) {
        Set<Object> levels = new LinkedHashSet<>();
        for (ExprPlan condition : conditions) {
            levels.add(lookUp(condition));
        }
        return levels;
    }

    private static Object lookUp(ExprPlan condition) {
        if (condition instanceof Compare compare) {
            if (isOwnField(compare.left()) && !References.of(compare.right()).own()) {
                return List.of(compare.left(), compare.op());
            }
            if (isOwnField(compare.right()) && !References.of(compare.left()).own()) {
                return List.of(compare.right(), compare.op());
            }
        }
        if (condition instanceof ExprPlan.In in
                && isOwnField(in.value())
                && in.options().stream()
                        .noneMatch(option -> References.of(option).own())) {
            return List.of(in.value(), in.negated() ? "not in" : "in");
        }
        if (condition instanceof ExprPlan.Between between
                && isOwnField(between.value())
                && !References.of(between.low()).own()
                && !References.of(between.high()).own()) {
            return List.of(between.value(), between.negated() ? "not between" : "between");
        }
        return "evaluated";
    }

    private static boolean isOwnField(ExprPlan expression) {
        return expression instanceof ExprPlan.FieldRef field && field.source().equals(ExprPlan.FieldRef.OWN);
    }

    private static boolean isCorrelation(Compare compare) {
        if (compare.op() != CompareOp.EQUAL
                || !isScalar(compare.left())
                || !isScalar(compare.right())
                || !HashKey.decides(compare.left().type(), compare.right().type())) {
            return false;
        }
        References left = References.of(compare.left());
        References right = References.of(compare.right());
        return !left.time()
                && !right.time()
                && ((left.own()
                                && left.tags().isEmpty()
                                && !right.own()
                                && !right.tags().isEmpty())
                        || (right.own()
                                && right.tags().isEmpty()
                                && !left.own()
                                && !left.tags().isEmpty()));
    }

    private static boolean isScalar(ExprPlan expression) {
        ValueType.Kind kind = expression.type().kind();
        return kind.isScalar() && kind != ValueType.Kind.NULL;
    }

    public int id() {
        return plan.id();
    }

    public String stream() {
        return plan.stream();
    }

    /**
     * Whether this filter asks all that the other one asks, and more. Of two such filters that one event passes, Esper
     * tells the more specific one first: it lies deeper in its index tree, which is walked depth first.
     */
    public boolean isMoreSpecificThan(FilterProgram other) {
        return levels.size() > other.levels.size() && levels.containsAll(other.levels);
    }

    /** Conditions that look at the event alone. */
    public List<ExprPlan> fixed() {
        return fixed;
    }

    /** Whether the event, alone, passes; for events that do not come through the index. */
    public boolean passesFixed(Scope scope) {
        return all(fixedTests, scope);
    }

    /** Whether the conditions hold that look at the event and at the properties of the context partition at work. */
    public boolean passesContext(Scope scope) {
        return all(ofContext, scope);
    }

    /** Whether partial matches wait under a key. */
    public boolean isCorrelated() {
        return eventKeys.length > 0;
    }

    /** Key of the event at hand, or null if a part is null: then it correlates with nothing. */
    public Object eventKey(Scope scope) {
        return key(eventKeys, scope);
    }

    /** Key of the bindings at hand, or null if a part is null. */
    public Object boundKey(Scope scope) {
        return key(boundKeys, scope);
    }

    /**
     * Whether the event at hand and the bindings at hand have the same key; a key with a null in it is the same as none.
     * For candidates that are few: makes no key.
     */
    public boolean correlates(Scope scope) {
        for (int i = 0; i < eventKeys.length; i++) {
            if (!HashKey.same(eventKeys[i].evaluate(scope), boundKeys[i].evaluate(scope))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the remaining conditions hold for the event and bindings at hand. */
    public boolean passesResidual(Scope scope) {
        return all(residual, scope);
    }

    private static boolean all(Evaluator[] tests, Scope scope) {
        for (Evaluator test : tests) {
            if (!test.holds(scope)) {
                return false;
            }
        }
        return true;
    }

    private static Object key(Evaluator[] parts, Scope scope) {
        if (parts.length == 1) {
            return HashKey.of(parts[0].evaluate(scope));
        }
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = HashKey.of(parts[i].evaluate(scope));
            if (values[i] == null) {
                return null;
            }
        }
        return Arrays.asList(values);
    }
}
