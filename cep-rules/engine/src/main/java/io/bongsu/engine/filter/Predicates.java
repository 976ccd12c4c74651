package io.bongsu.engine.filter;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct predicates of one stream; each is evaluated at most once per event, however many filters share it.
 *
 * <p>Shape: number a predicate with {@link #add} while building; then {@link #begin} per event and ask {@link #holds}.
 */
final class Predicates {
    private final ExpressionCompiler compiler;
    private final Map<ExprPlan, Integer> numbers = new HashMap<>();
    private final List<Evaluator> tests = new ArrayList<>();
    private long[] evaluatedIn = new long[0];
    private boolean[] results = new boolean[0];
    private long round;

    Predicates(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    int add(ExprPlan predicate) {
        return numbers.computeIfAbsent(predicate, plan -> {
            tests.add(compiler.compile(plan));
            return tests.size() - 1;
        });
    }

    void begin() {
        if (evaluatedIn.length < tests.size()) {
            evaluatedIn = new long[tests.size()];
            results = new boolean[tests.size()];
            round = 0;
        }
        round++;
    }

    boolean holds(int number, Scope scope) {
        if (evaluatedIn[number] != round) {
            evaluatedIn[number] = round;
            results[number] = tests.get(number).holds(scope);
        }
        return results[number];
    }
}
