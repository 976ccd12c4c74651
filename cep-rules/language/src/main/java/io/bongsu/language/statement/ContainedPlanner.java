package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.ContainedEventSelect;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.Filter;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import com.espertech.esper.common.client.soda.SelectClause;
import com.espertech.esper.common.client.soda.SelectClauseElement;
import com.espertech.esper.common.client.soda.SelectClauseExpression;
import com.espertech.esper.common.client.soda.SelectClauseStreamWildcard;
import com.espertech.esper.common.client.soda.SelectClauseWildcard;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ContainedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans {@code Order[select … from books as b where …][reviews]}: the levels, and what takes the event's place.
 *
 * <p>Shape: at a level names mean fields of the event and of the levels so far, as those of a join's streams do.
 *
 * <p>Errors: CEP-4102 and 4104 for what is not run, and those of expressions.
 */
final class ContainedPlanner {
    private static final String TENANT = "tenant";

    private final StatementPart part;
    private final Scope.Bound event;
    private final String source;
    private final Map<String, Scope.Bound> bound = new LinkedHashMap<>();
    private final List<ContainedPlan.Level> levels = new ArrayList<>();
    private final List<ColumnPlan> columns = new ArrayList<>();

    /** @param alias what the statement calls the stream, which is the event's name here */
    ContainedPlanner(StatementPart part, Scope.Bound event, Optional<String> alias) {
        this.part = part;
        this.event = event;
        // A name that cannot be written.
        this.source = alias.orElse(" event");
        bound.put(source, event);
    }

    /** Null where something is wrong, which is then reported. */
    Optional<ContainedPlan> plan(Filter filter, String name) {
        int errors = part.findings().errors();
        for (ContainedEventSelect select : filter.getOptionalPropertySelects()) {
            if (!level(select, levels.size())) {
                return Optional.empty();
            }
        }
        if (part.findings().errors() > errors) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        if (columns.isEmpty()) {
            fields.addAll(levels.get(levels.size() - 1).type().fields());
        } else {
            columns.forEach(
                    column -> fields.add(new Field(column.name(), column.value().type())));
        }
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                return refuse("two columns of one name, column=" + field.name());
            }
        }
        boolean tenant = event.type().orElseThrow().indexOf(TENANT) >= 0;
        if (tenant && !names.contains(TENANT)) {
            fields.add(new Field(TENANT, ValueType.STRING));
        }
        String stream = filter.getEventTypeName();
        return Optional.of(new ContainedPlan(new EventType(stream + " " + name, fields), source, levels, columns));
    }

    /** What is in scope of the statement; the tenant, which an event takes from the one it was in, cannot be named. */
    static Scope.Bound bound(ContainedPlan plan) {
        List<Field> fields = new ArrayList<>(plan.row().fields());
        int written = plan.columns().isEmpty()
                ? plan.levels().get(plan.levels().size() - 1).type().fields().size()
                : plan.columns().size();
        EventType type = new EventType(plan.row().name(), fields.subList(0, written));
        return new Scope.Bound(plan.row().name(), Optional.of(type), false);
    }

    private boolean level(ContainedEventSelect select, int n) {
        Region region = part.syntax().region(Part.CONTAINED_EVENT, 0);
        Optional<ExprPlan> array =
                planner(region).plan(select.getSplitExpression()).plan();
        if (array.isEmpty()) {
            return false;
        }
        Optional<EventType> type = type(array.get(), select.getOptionalSplitExpressionTypeName());
        if (type.isEmpty()) {
            refuse("what is no array of records, or of values with @type of one field, type="
                    + array.get().type());
            return false;
        }
        String name = select.getOptionalAsName() == null ? " level " + n : select.getOptionalAsName();
        if (bound.put(name, new Scope.Bound(name, type, false)) != null) {
            refuse("two of one name, name=" + name);
            return false;
        }
        List<ExprPlan> conditions = new ArrayList<>();
        for (Expression condition : FilterPlanner.conjuncts(select.getWhereClause())) {
            planner(region).condition(condition).plan().ifPresent(conditions::add);
        }
        levels.add(new ContainedPlan.Level(name, type.get(), array.get(), conditions));
        select(select.getSelectClause(), name, region);
        return true;
    }

    private ExpressionPlanner planner(Region region) {
        return ExpressionPlanner.of(Scope.joined(bound), region, part.findings());
    }

    private Optional<EventType> type(ExprPlan array, String named) {
        if (!(array instanceof ExprPlan.FieldRef field)
                || field.steps().isEmpty()
                || field.steps().stream().anyMatch(ExprPlan.Step::isElement)
                || array.type().element().isEmpty()) {
            return Optional.empty();
        }
        ValueType element = array.type().element().get();
        if (named == null) {
            return element.row();
        }
        return part.streams()
                .target(named)
                .flatMap(StreamTypes.Derived::type)
                .filter(type -> element.row().isEmpty()
                        && element.element().isEmpty()
                        && type.fields().size() == 1
                        && type.fields().get(0).type().equals(element));
    }

    private void select(SelectClause select, String level, Region region) {
        List<SelectClauseElement> elements =
                select == null || select.getSelectList() == null ? List.of() : select.getSelectList();
        for (SelectClauseElement element : elements) {
            if (element instanceof SelectClauseWildcard) {
                fields(level);
            } else if (element instanceof SelectClauseStreamWildcard stream) {
                stream(stream);
            } else if (element instanceof SelectClauseExpression expression) {
                Optional<String> name = Optional.ofNullable(expression.getAsName())
                        .or(() -> expression.getExpression() instanceof PropertyValueExpression property
                                        && property.getPropertyName().matches("\\w+")
                                ? Optional.of(property.getPropertyName())
                                : Optional.empty());
                if (name.isEmpty()) {
                    refuse("a column without a name");
                } else {
                    planner(region)
                            .plan(expression.getExpression())
                            .plan()
                            .ifPresent(value -> columns.add(new ColumnPlan(name.get(), value)));
                }
            } else {
                refuse("this select");
            }
        }
    }

    private void stream(SelectClauseStreamWildcard stream) {
        Optional<EventType> type =
                Optional.ofNullable(bound.get(stream.getStreamName())).flatMap(Scope.Bound::type);
        if (type.isEmpty()) {
            refuse("'.*' of what is not named here, name=" + stream.getStreamName());
        } else if (stream.getOptionalColumnName() == null) {
            fields(stream.getStreamName());
        } else {
            columns.add(new ColumnPlan(
                    stream.getOptionalColumnName(),
                    new ExprPlan.FieldRef(stream.getStreamName(), List.of(), ValueType.rowOf(type.get()))));
        }
    }

    private void fields(String name) {
        for (Field field : bound.get(name).type().orElseThrow().fields()) {
            columns.add(new ColumnPlan(
                    field.name(),
                    new ExprPlan.FieldRef(name, List.of(ExprPlan.Step.field(field.name())), field.type())));
        }
    }

    private Optional<ContainedPlan> refuse(String construct) {
        refuse(part, "contained-event selection of " + construct + " is not supported yet");
        return Optional.empty();
    }

    private static void refuse(StatementPart part, String message) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(Part.CONTAINED_EVENT, 0).span(),
                        message,
                        "");
    }

    /** Refuses windows to which it makes a difference whether events come together or one after the other. */
    static void check(WindowPlan window, StatementPart part) {
        boolean plain = window instanceof WindowPlan.Time
                || window instanceof WindowPlan.Length
                || window instanceof WindowPlan.KeepAll
                || window instanceof WindowPlan.LastEvent
                || window instanceof WindowPlan.Unique
                || window instanceof WindowPlan.FirstEvent
                || window instanceof WindowPlan.FirstLength
                || window instanceof WindowPlan.FirstUnique;
        if (!plain) {
            WindowPlanner.refuse(part, part.syntax().region(Part.VIEW, 0), "this data window of contained events");
        }
    }

    /** Refuses what a statement over contained events does not run with. */
    static void check(
            InputPlan input,
            OutputPlan output,
            AggregateSlots slots,
            List<ExprPlan> groupBy,
            List<ExprPlan> values,
            StatementPart part) {
        List<ContainedPlan> contained = PlanParts.of(input, ContainedPlan.class);
        if (contained.isEmpty()) {
            return;
        }
        if (values.stream().anyMatch(ContainedPlanner::looksAround)) {
            refuse(part, "prev or prior of contained events is not supported yet");
        }
        if (input instanceof InputPlan.RowMatches) {
            refuse(part, "match_recognize over contained events is not supported yet");
        }
        boolean total = !slots.plans().isEmpty() && groupBy.isEmpty();
        boolean first =
                output.rate().filter(rate -> rate.show() == RatePlan.Show.FIRST).isPresent();
        if ((first || (total && output.rate().isPresent()))
                && contained.stream().anyMatch(ContainedPlan::tellsNone)) {
            refuse(part, "this output rate of contained events is not supported yet");
        }
        if (input instanceof InputPlan.Join join) {
            List<InputPlan.Stream> streams =
                    join.streams().stream().map(InputPlan.JoinedStream::input).toList();
            long kinds = streams.stream()
                    .map(stream -> stream.filter().stream()
                            + stream.contained()
                                    .map(plan -> plan.levels().toString())
                                    .orElse(""))
                    .distinct()
                    .count();
            if (kinds < streams.size()) {
                refuse(part, "a join of the same contained events is not supported yet");
            }
        }
    }

    /** Whether an expression looks at the events around the one at hand. */
    private static boolean looksAround(ExprPlan expression) {
        References references = References.of(expression);
        return references.previous() || !references.priors().isEmpty();
    }
}
