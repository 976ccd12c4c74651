package io.bongsu.engine.join;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.InputPlan.JoinKind;
import io.bongsu.engine.plan.InputPlan.JoinStep;
import io.bongsu.engine.plan.InputPlan.JoinedStream;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A join, ready to be run: how rows are found for an event of each stream, and by which indexes.
 *
 * <p>Shape: rows come in the order in which Esper finds them. One thread: all joins of a program share its scratch space.
 *
 * <p>Source: Esper reference, "Joins"; order and the handling of nulls measured on Esper 9.0.0.
 */
public final class JoinProgram {
    /** No one stream drives the join. */
    private static final int NONE = -1;

    private final int streams;
    private final Mode mode;
    private final int driving;
    private final boolean[] kept;
    private final Search[] searches;
    private final List<List<JoinIndex.Program>> indexes = new ArrayList<>();
    private final List<List<String>> indexNames;
    private final boolean mayRepeat;
    private final boolean unidirectional;
    private final boolean misplaces;
    private final Object[] row;
    private final Scope scope;

    /** Whose events make rows. */
    private enum Mode {
        /** Those of all streams, new ones and those that leave. */
        ALL,
        /** New ones of one stream. */
        ONE,
        /** Each alone: all are unidirectional. */
        ALONE
    }

    /** {@code compiler} knows the streams as tags, in order. */
    public JoinProgram(InputPlan.Join plan, Optional<ExprPlan> where, ExpressionCompiler compiler) {
        this(plan, where, compiler::compile);
    }

    private JoinProgram(InputPlan.Join plan, Optional<ExprPlan> where, Function<ExprPlan, Evaluator> compiler) {
        this.streams = plan.streams().size();
        this.row = new Object[streams];
        this.scope = new Scope().bindings(row);
        this.kept = new boolean[streams];
        for (int i = 0; i < streams; i++) {
            kept[i] = plan.streams().get(i).input().window().isPresent();
        }
        boolean inner = plan.steps().stream().allMatch(step -> step.kind() == JoinKind.INNER);
        this.mode = mode(plan, inner);
        this.unidirectional = driving(plan) != NONE;
        this.driving = mode == Mode.ONE ? Math.max(0, driving(plan)) : NONE;
        Relations relations = relations(plan, where, inner);
        FinderMaker finders = new FinderMaker(relations, uniques(plan, inner), compiler);
        OuterJoins joins = new OuterJoins(names(plan), plan.steps());
        this.searches = new Search[streams];
        if (mode != Mode.ALONE) {
            SearchMaker maker = new SearchMaker(relations, joins, finders, plan.steps());
            for (int i = 0; i < streams; i++) {
                searches[i] = driving == NONE || driving == i ? maker.make(i) : null;
            }
        }
        this.mayRepeat = Arrays.stream(searches).anyMatch(search -> search != null && search.mayRepeat());
        this.misplaces = Arrays.stream(searches).anyMatch(search -> search != null && search.misplaces());
        this.indexNames = finders.names();
        for (int i = 0; i < streams; i++) {
            indexes.add(finders.indexes(i));
        }
    }

    /** Per stream, the indexes over what it keeps, in words. */
    public static List<List<String>> indexNames(InputPlan.Join plan, Optional<ExprPlan> where) {
        return new JoinProgram(plan, where, expression -> scope -> null).indexNames;
    }

    /** Whether, as in Esper, a row may have the event of one stream in the place of another. */
    public static boolean misplaces(InputPlan.Join plan, Optional<ExprPlan> where) {
        return new JoinProgram(plan, where, expression -> scope -> null).misplaces;
    }

    /** Whether, as in Esper, there is no end to the equalities that follow from those written. */
    public static boolean isEndless(InputPlan.Join plan, Optional<ExprPlan> where) {
        boolean inner = plan.steps().stream().allMatch(step -> step.kind() == JoinKind.INNER);
        return relations(plan, where, inner).endless();
    }

    private static List<UniqueFields> uniques(InputPlan.Join plan, boolean inner) {
        return plan.streams().stream()
                .map(stream -> stream.input().window().filter(window -> inner))
                .map(window -> window.map(UniqueFields::of).orElse(UniqueFields.none()))
                .toList();
    }

    private static List<String> names(InputPlan.Join plan) {
        return plan.streams().stream().map(JoinedStream::name).toList();
    }

    private static Mode mode(InputPlan.Join plan, boolean inner) {
        if (plan.streams().stream().allMatch(JoinedStream::driving)) {
            return Mode.ALONE;
        }
        return driving(plan) != NONE || (inner && isOfOneStream(plan)) ? Mode.ONE : Mode.ALL;
    }

    private static int driving(InputPlan.Join plan) {
        for (int i = 0; i < plan.streams().size(); i++) {
            if (plan.streams().get(i).driving()) {
                return i;
            }
        }
        return NONE;
    }

    /** Whether each event is joined with itself: all streams are the same, and none keeps its events. */
    public static boolean isOfOneStream(InputPlan.Join plan) {
        InputPlan.Stream first = plan.streams().get(0).input();
        return plan.streams().stream()
                .map(JoinedStream::input)
                .allMatch(stream -> stream.window().isEmpty()
                        && stream.filter().stream().equals(first.filter().stream())
                        && stream.filter().conditions().equals(first.filter().conditions()));
    }

    private static Relations relations(InputPlan.Join plan, Optional<ExprPlan> where, boolean inner) {
        Relations relations = new Relations(plan.streams().size());
        List<String> names = names(plan);
        for (JoinStep step : plan.steps()) {
            step.on()
                    .forEach(pair -> relations.addEqual(
                            names.indexOf(pair.left().source()),
                            pair.left(),
                            names.indexOf(pair.right().source()),
                            pair.right()));
        }
        Set<ExprPlan> known = new HashSet<>();
        plan.steps()
                .forEach(step ->
                        step.on().forEach(pair -> known.add(new Compare(CompareOp.EQUAL, pair.left(), pair.right()))));
        List<ExprPlan> conditions = where.map(
                        condition -> condition instanceof ExprPlan.And and ? and.operands() : List.of(condition))
                .orElse(List.of());
        boolean implied = false;
        for (ExprPlan condition : conditions) {
            if (!known.contains(condition)) {
                ConditionReader.ofJoin(names, relations, !inner).read(condition);
                implied = true;
            }
        }
        if (implied) {
            // As in Esper, what follows from equalities counts only where there is more than on.
            relations.addImplied();
        }
        return relations;
    }

    /** Whether values of the two types find each other in an index. */
    public static boolean canRelate(ValueType one, ValueType other) {
        return JoinKey.common(one, other).isPresent();
    }

    int streams() {
        return streams;
    }

    List<JoinIndex.Program> indexes(int stream) {
        return indexes.get(stream);
    }

    Scope scope() {
        return scope;
    }

    Object[] row() {
        return row;
    }

    /** Whether each event makes rows alone. */
    boolean isAlone() {
        return mode == Mode.ALONE;
    }

    /** Whether only new rows are made, for new events of one stream. */
    public boolean isOneWay() {
        return mode != Mode.ALL;
    }

    /** Whether each step's rows are aggregated for themselves: a stream is unidirectional. */
    public boolean startsAnew() {
        return unidirectional;
    }

    /** Whether events of the stream make rows. */
    boolean asks(int stream) {
        return searches[stream] != null;
    }

    /** Whether events of one stream may find the same row twice. */
    boolean mayRepeat() {
        return mayRepeat;
    }

    Search search(int stream) {
        return searches[stream];
    }

    /** Whether the stream's events are there for the next step too. */
    boolean keeps(int stream) {
        return kept[stream];
    }
}
