package io.bongsu.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timeline.Plans;
import io.bongsu.engine.timeline.Timeline;
import io.bongsu.engine.timeline.Timeline.Moment;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A statement, put together from words and run on a timeline: straight on, with a snapshot and restore after every moment,
 * and forgotten whenever it says that it is as at its start.
 */
final class StatementTimeline {
    private final InputPlan input;
    private final List<AggregatePlan> aggregates = new ArrayList<>();
    private final List<ColumnPlan> columns = new ArrayList<>();
    private final List<SubqueryPlan> subqueries = new ArrayList<>();
    private List<ExprPlan> groupBy = List.of();
    private Optional<ExprPlan> where = Optional.empty();
    private Optional<ExprPlan> having = Optional.empty();
    private OutputPlan output = OutputPlan.PLAIN;
    private List<Moment> moments = List.of();

    /** How a run treats its machine between two moments. */
    private enum Between {
        NOTHING,
        RESTORE,
        FORGET
    }

    private StatementTimeline(InputPlan input) {
        this.input = input;
    }

    static StatementTimeline from(String stream, WindowPlan window, ExprPlan... conditions) {
        return new StatementTimeline(
                new InputPlan.Stream(Plans.filter(stream, conditions), Optional.ofNullable(window)));
    }

    /** The measures of a row pattern, in their order. */
    static StatementTimeline from(String stream, WindowPlan window, RowMatchPlan match) {
        InputPlan.Stream rows = new InputPlan.Stream(Plans.filter(stream), Optional.ofNullable(window));
        StatementTimeline timeline = new StatementTimeline(new InputPlan.RowMatches(rows, match));
        match.measures()
                .forEach(measure -> timeline.select(new ExprPlan.FieldRef(
                        ExprPlan.FieldRef.OWN,
                        List.of(ExprPlan.Step.field(measure.name())),
                        measure.value().type())));
        return timeline;
    }

    static StatementTimeline from(InputPlan input) {
        return new StatementTimeline(input);
    }

    static StatementTimeline from(PatternPlan pattern) {
        return new StatementTimeline(Plans.input(pattern));
    }

    StatementTimeline select(ExprPlan... values) {
        for (ExprPlan value : values) {
            columns.add(new ColumnPlan("c" + columns.size(), value));
        }
        return this;
    }

    /** Adds an aggregate and a column with its value; null for no argument. */
    StatementTimeline select(Function function, ExprPlan argument) {
        return select(function, argument, false, null);
    }

    StatementTimeline select(Function function, ExprPlan argument, boolean distinct, ExprPlan filter) {
        ValueType of = argument == null ? ValueType.rowOf(Timeline.TYPES.get("A")) : argument.type();
        ValueType type = switch (function) {
            case COUNT, COUNT_EVER -> ValueType.LONG;
            case GROUPING -> ValueType.INT;
            case AVG, MEDIAN, STDDEV, AVEDEV, RATE -> ValueType.DOUBLE;
            case LEAVING -> ValueType.BOOLEAN;
            case WINDOW, SORTED -> ValueType.arrayOf(of);
            case SUM,
                    MIN,
                    MAX,
                    MIN_EVER,
                    MAX_EVER,
                    FIRST,
                    LAST,
                    FIRST_EVER,
                    LAST_EVER,
                    NTH,
                    MIN_BY,
                    MAX_BY,
                    MIN_BY_EVER,
                    MAX_BY_EVER -> of;
        };
        aggregates.add(new AggregatePlan(
                function, Optional.ofNullable(argument), distinct, Optional.ofNullable(filter), type));
        return select(new ExprPlan.AggregateRef(aggregates.size() - 1, type));
    }

    /** Adds the sum of the argument in groups of its own. */
    StatementTimeline sumPer(ExprPlan argument, ExprPlan... keys) {
        aggregates.add(new AggregatePlan(
                Function.SUM,
                Optional.of(argument),
                false,
                Optional.empty(),
                argument.type(),
                List.of(),
                0,
                Optional.of(List.of(keys))));
        return select(new ExprPlan.AggregateRef(aggregates.size() - 1, argument.type()));
    }

    StatementTimeline groupBy(ExprPlan... values) {
        this.groupBy = List.of(values);
        return this;
    }

    StatementTimeline where(ExprPlan condition) {
        this.where = Optional.of(condition);
        return this;
    }

    StatementTimeline having(ExprPlan condition) {
        this.having = Optional.of(condition);
        return this;
    }

    StatementTimeline output(OutputPlan plan) {
        this.output = plan;
        return this;
    }

    StatementTimeline subquery(SubqueryPlan plan) {
        subqueries.add(plan);
        return this;
    }

    StatementTimeline on(String timeline) {
        this.moments = Timeline.of(timeline);
        return this;
    }

    /** The rows in order, each as {@code time: values}. */
    StatementTimeline puts(String... rows) {
        for (Between between : Between.values()) {
            assertThat(run(between).rows)
                    .as("rows, between moments: %s", between)
                    .containsExactly(rows);
        }
        return this;
    }

    /** At the end nothing is kept. */
    StatementTimeline leavesNothing() {
        assertThat(run(Between.NOTHING).machine.isInitial())
                .as("is as at its start")
                .isTrue();
        return this;
    }

    /** How many bytes its state takes at the end. */
    int stateSize() {
        return Run.encode(run(Between.NOTHING).machine).length;
    }

    StatementProgram program() {
        StatementPlan plan = new StatementPlan(
                "s",
                StatementPlan.Role.OPEN,
                input,
                where,
                aggregates,
                groupBy,
                having,
                columns,
                Optional.empty(),
                output,
                subqueries);
        return new StatementProgram(plan, Map.copyOf(Timeline.TYPES), Geography.EMPTY);
    }

    private Run run(Between between) {
        Run run = new Run(program(), between);
        moments.forEach(run::moment);
        return run;
    }

    /** One run. */
    private static final class Run {
        private final StatementProgram program;
        private final Between between;
        private final List<String> rows = new ArrayList<>();
        private StatementMachine machine;
        private long nowMillis;

        Run(StatementProgram program, Between between) {
            this.program = program;
            this.between = between;
            this.machine = create();
            machine.start(0);
        }

        private StatementMachine create() {
            return StatementMachine.of(program, (statement, row) -> rows.add(nowMillis + ":" + text(row)));
        }

        void moment(Moment moment) {
            while (machine.nextDueMillis() <= moment.timeMillis()) {
                nowMillis = machine.nextDueMillis();
                machine.onTime(nowMillis);
                treat();
            }
            nowMillis = moment.timeMillis();
            Event event = moment.event();
            Scope scope = new Scope().own(event);
            List<FilterProgram> passed = program.filters().values().stream()
                    .filter(filter ->
                            event != null && filter.stream().equals(event.type().name()) && filter.passesFixed(scope))
                    .toList();
            if (!passed.isEmpty()) {
                machine.onEvent(event, passed, nowMillis);
                treat();
            }
        }

        private void treat() {
            if (between == Between.RESTORE) {
                byte[] before = encode(machine);
                machine = create();
                machine.read(new StateInput(before, types()), nowMillis);
                assertThat(encode(machine)).as("bytes of the restored machine").isEqualTo(before);
            } else if (between == Between.FORGET && machine.isInitial()) {
                machine = create();
                machine.start(nowMillis);
            }
        }

        private Map<String, EventType> types() {
            Map<String, EventType> types = new TreeMap<>(Timeline.TYPES);
            program.ownTypes().forEach(type -> types.put(type.name(), type));
            return types;
        }

        static byte[] encode(StatementMachine machine) {
            StateOutput out = new StateOutput();
            machine.write(out);
            return out.toByteArray();
        }

        private static String text(Row row) {
            StringBuilder text = new StringBuilder(row.leaves() ? " -" : "");
            Arrays.stream(row.values()).forEach(value -> text.append(' ').append(text(value)));
            return text.toString();
        }

        private static String text(Object value) {
            if (value instanceof Event event) {
                return event.id().isEmpty() ? event.get(0) + "/" + event.get(1) : event.id();
            }
            return value instanceof List<?> list
                    ? list.stream().map(Run::text).toList().toString()
                    : "" + value;
        }
    }
}
