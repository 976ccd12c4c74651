package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.CreateWindowClause;
import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.esper.EsperColumn;
import io.bongsu.language.esper.EsperFrontEnd;
import io.bongsu.language.esper.EsperRejection;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.StatementSyntax;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans {@code create window Name#window as …}: a statement over the stream of that name, whose window others read.
 *
 * <p>Shape: it puts out what enters and what leaves. Its events have the columns that are written, or those of a select from
 * a type, or all of a type.
 *
 * <p>Errors: CEP-2101, 2108, 4101, and those of windows and expressions.
 */
final class NamedWindowPlanner {
    private final StatementPart part;
    private final String statement;
    private final EsperFrontEnd esper;

    NamedWindowPlanner(StatementPart part, String statement, EsperFrontEnd esper) {
        this.part = part;
        this.statement = statement;
        this.esper = esper;
    }

    /** The statement, if nothing is wrong with it; declares the window. */
    Optional<StatementPlan> plan(EPStatementObjectModel model, StatementPlan.Role role) throws EsperRejection {
        int errors = part.findings().errors();
        CreateWindowClause clause = model.getCreateWindow();
        String name = clause.getWindowName();
        if (part.streams().isKnown(name)) {
            part.findings()
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            part.syntax().whole().name(name),
                            "an event type of this name is there already, type=" + name,
                            "Choose another name.");
        }
        if (clause.isInsert()) {
            refuse("create window … insert, with what another window keeps");
        }
        Optional<EventType> type = type(model, clause);
        part.streams().declare(name, type, true);
        Scope scope = new Scope(Optional.of(new Scope.Bound(name, type, false)), Optional.empty(), Map.of());
        Optional<WindowPlan> window =
                clause.getViews() == null || clause.getViews().isEmpty()
                        ? Optional.empty()
                        : new WindowPlanner(part, scope, name + " derived", model.getAnnotations())
                                .plan(clause.getViews(), clause.isRetainUnion());
        if (!PlanParts.of(window, WindowPlan.Derived.class).isEmpty()) {
            refuse("a named window of a derived value");
        }
        window.ifPresent(kept -> part.streams().declareWindow(new WindowPlan.Named(name, kept)));
        if (part.findings().errors() > errors || type.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(statement(name, role, type.get(), window.get()));
    }

    private StatementPlan statement(String name, StatementPlan.Role role, EventType type, WindowPlan window) {
        List<ColumnPlan> columns = new ArrayList<>();
        for (Field field : type.fields()) {
            columns.add(new ColumnPlan(
                    field.name(),
                    new ExprPlan.FieldRef(
                            ExprPlan.FieldRef.OWN, List.of(ExprPlan.Step.field(field.name())), field.type())));
        }
        FilterPlan all = new FilterPlan(part.filters().take(), name, List.of());
        return new StatementPlan(
                statement,
                role,
                new InputPlan.Stream(all, Optional.of(new WindowPlan.Shared(name, window))),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                columns,
                Optional.empty(),
                new OutputPlan(OutputPlan.StreamSelector.IRSTREAM, OutputPlan.StreamSelector.ISTREAM));
    }

    private Optional<EventType> type(EPStatementObjectModel model, CreateWindowClause clause) throws EsperRejection {
        String name = clause.getWindowName();
        if (clause.getColumns() != null && !clause.getColumns().isEmpty()) {
            int errors = part.findings().errors();
            List<Field> fields = new SchemaPlanner(part).fields(clause.getColumns());
            return part.findings().errors() > errors ? Optional.empty() : Optional.of(new EventType(name, fields));
        }
        String source = clause.getAsEventTypeName();
        boolean selects = model.getSelectClause() != null
                && !model.getSelectClause().getSelectList().isEmpty();
        if (selects) {
            return selected(model, name, source);
        }
        Optional<EventType> type = part.streams().read(source).flatMap(Scope.Bound::type);
        if (type.isEmpty() && !part.streams().isKnown(source)) {
            part.findings()
                    .error(
                            ErrorCode.UNKNOWN_EVENT_TYPE,
                            part.syntax().whole().name(source),
                            "there is no event type '" + source + "'",
                            "");
        }
        if (part.streams().variant(source).isPresent()) {
            refuse("a named window of a variant stream");
        }
        return type.map(one -> new EventType(name, one.fields(), one.startField(), one.endField(), List.of()));
    }

    /** The columns of the select that is written, from the type: nothing is selected, only their types count. */
    private Optional<EventType> selected(EPStatementObjectModel model, String name, String source)
            throws EsperRejection {
        EPStatementObjectModel select = new EPStatementObjectModel();
        select.setSelectClause(model.getSelectClause());
        select.setFromClause(com.espertech.esper.common.client.soda.FromClause.create(
                com.espertech.esper.common.client.soda.FilterStream.create(source)));
        String text = select.toEPL();
        StatementPart selecting = new StatementPart(
                StatementSyntax.parse(text),
                part.findings().at(part.syntax().word("create")),
                part.streams(),
                new FilterNumbers());
        Optional<StatementDraft> draft = new SelectPlanner(selecting, statement).plan(esper.model(text));
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        List<EsperColumn> columns = esper.compile(text);
        return Optional.of(new EventType(
                name,
                draft.get().named(columns, List.of()).stream()
                        .map(column -> new Field(column.name(), column.value().type()))
                        .toList()));
    }

    private void refuse(String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_STATEMENT,
                        part.syntax().word("create"),
                        "this kind of statement is not supported yet: " + construct,
                        "");
    }
}
