package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.AnnotationAttribute;
import com.espertech.esper.common.client.soda.AnnotationPart;
import com.espertech.esper.common.client.soda.CreateExpressionClause;
import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import com.espertech.esper.common.client.soda.OnInsertSplitStreamClause;
import com.espertech.esper.common.client.soda.OnSetClause;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.UpdatePlan;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.esper.EsperColumn;
import io.bongsu.language.esper.EsperFrontEnd;
import io.bongsu.language.esper.EsperRejection;
import io.bongsu.language.source.DeclaredExpressions;
import io.bongsu.language.source.DeclaredVariables;
import io.bongsu.language.source.ForeignCode;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.RuleText;
import io.bongsu.language.source.StatementFindings;
import io.bongsu.language.source.StatementSyntax;
import io.bongsu.language.source.StatementText;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plans the statements of a rule one after the other.
 *
 * <p>Shape: serves one rule. A statement with a mistake is reported and left out; what it would have declared is known by
 * name, so that later statements are still checked. Esper compiles each statement in which nothing wrong was found and has
 * the last word: what it rejects is rejected, and columns that it types otherwise are refused.
 *
 * <p>Errors: CEP-1001, 1002, 2106, 2107, 3901, 4201, 4301, and those of the statements' parts.
 */
public final class ModulePlanner {
    private static final Pattern DECLARES = Pattern.compile(
            "(?i)\\b(?:insert\\s+into|create\\s+(?:variant\\s+)?schema|create\\s+window)\\s+([\\p{L}\\p{N}_$]+)");
    private static final Pattern CREATES_CONTEXT = Pattern.compile("(?i)\\bcreate\\s+context\\s+([\\p{L}\\p{N}_$]+)");

    private final RuleText rule;
    private final Diagnostics diagnostics;
    private final boolean pack;
    private final EsperFrontEnd esper;
    private final StreamTypes streams;
    private final FilterNumbers filters = new FilterNumbers();
    private final ModuleContexts contexts;
    private final List<UpdatePlan> updates = new ArrayList<>();
    private Span lastUpdate = new Span(0, 0);
    private final List<ModulePlan.Planned> planned = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final DeclaredExpressions declared = new DeclaredExpressions();
    private final DeclaredVariables variables = new DeclaredVariables();
    private final Set<String> setNames = new LinkedHashSet<>();
    private int number;
    private boolean esperKnowsAll = true;

    /** @param pack whether the roles of statements come from their names (a rule folder) or from insert into (a bare file) */
    public ModulePlanner(RuleText rule, EventCatalog catalog, Diagnostics diagnostics, boolean pack) {
        this.rule = rule;
        this.diagnostics = diagnostics;
        this.pack = pack;
        this.esper = new EsperFrontEnd(
                catalog.entries().stream().map(StreamSchema::type).toList());
        this.streams = new StreamTypes(catalog);
        this.contexts = new ModuleContexts(pack, diagnostics);
    }

    public ModulePlan plan() {
        rule.undefined()
                .forEach(undefined -> diagnostics.error(
                        ErrorCode.UNDEFINED_PARAMETER,
                        rule.source(),
                        undefined.span(),
                        "the parameter has no value, parameter=" + undefined.name(),
                        "Give it one under 'parameters' in rule.yaml."));
        List<StatementText> statements = statements();
        statements.forEach(statement -> setNames.addAll(OnSetPlanner.names(statement.text(), esper)));
        statements.forEach(this::statement);
        planned.replaceAll(one -> new ModulePlan.Planned(streams.withEvents(one.plan()), one.place()));
        new Subtypes(streams.all(), rule.source(), diagnostics).check(planned, streams.whole(), contexts.any());
        refuseUpdates();
        new NamedWindowOrder(rule.source(), diagnostics, streams.all()).check(planned, besideWindows());
        new VariantUse(rule.source(), diagnostics).check(planned, streams.derivedTypes());
        new VariableUse(rule.source(), diagnostics)
                .check(
                        variables.set(),
                        planned,
                        contexts.any() || !updates.isEmpty(),
                        streams.all().stream()
                                .anyMatch(type -> !type.supertypes().isEmpty()));
        return new ModulePlan(
                planned,
                contexts.key(planned),
                contexts.plans(planned, filters.taken(), rule.source()),
                updates,
                variables.set(),
                streams.streams(),
                streams.derivedTypes(),
                List.copyOf(names));
    }

    private List<StatementText> statements() {
        Optional<ForeignCode> foreign = ForeignCode.first(rule.epl());
        if (foreign.isPresent()) {
            diagnostics.error(
                    ErrorCode.UNSUPPORTED_STATEMENT,
                    rule.source(),
                    rule.toFile(foreign.get().place()),
                    foreign.get().what() + " is not supported",
                    "Write it as an expression of EPL.");
            return List.of();
        }
        List<StatementText> statements = new ArrayList<>(StatementText.split(rule.epl()));
        if (!statements.isEmpty() && statements.get(0).isModuleName()) {
            statements.remove(0);
        }
        if (statements.isEmpty()) {
            diagnostics.error(ErrorCode.EMPTY_RULE, rule.source(), new Span(0, 0), "a rule must have a statement", "");
        }
        return statements;
    }

    /** What a rule with a named window must not have. */
    private Optional<String> besideWindows() {
        if (contexts.any()) {
            return Optional.of("a context");
        }
        if (updates.stream().anyMatch(update -> streams.window(update.stream()).isPresent())) {
            return Optional.of("update istream of its events");
        }
        return streams.all().stream().anyMatch(type -> !type.supertypes().isEmpty())
                ? Optional.of("types that inherit")
                : Optional.empty();
    }

    /** An update under a context, or of types that others inherit from, would have to tell whose events it changes. */
    private void refuseUpdates() {
        boolean inherits =
                streams.all().stream().anyMatch(type -> !type.supertypes().isEmpty());
        // Esper shares an array between the event that a statement inserts and the row that it was made of.
        boolean shares = updates.stream()
                .anyMatch(update -> streams.isFilled(update.stream())
                        && update.assignments().stream()
                                .anyMatch(set -> set.index().isPresent()));
        if (!updates.isEmpty() && (contexts.any() || inherits || shares)) {
            diagnostics.error(
                    ErrorCode.UNSUPPORTED_STATEMENT,
                    rule.source(),
                    lastUpdate,
                    "update istream beside contexts or types that inherit, or of an element of an array that a"
                            + " statement inserts, is not supported, update="
                            + updates.get(updates.size() - 1).name(),
                    "");
        }
    }

    private void statement(StatementText text) {
        number++;
        StatementFindings findings = new StatementFindings(diagnostics, rule, text, declared.forStatement(), variables);
        if (text.isImport()) {
            findings.error(
                    ErrorCode.UNSUPPORTED_STATEMENT,
                    new Span(0, text.text().length()),
                    "import and uses are not supported",
                    "Take the line away: a rule sees the catalog's streams and what it declares itself.");
            return;
        }
        StatementSyntax syntax = StatementSyntax.parse(text.text());
        int errors = findings.errors();
        try {
            EPStatementObjectModel model = esper.model(text.text());
            if (syntax.firstError().isPresent()) {
                findings.error(ErrorCode.SYNTAX, syntax.firstError().get(), "the text is not EPL from here on", "");
            } else {
                plan(text, model, new StatementPart(syntax, findings, streams, filters));
            }
        } catch (EsperRejection e) {
            findings.error(
                    e.isUnmapped() ? ErrorCode.UNSUPPORTED_EXPRESSION : ErrorCode.SYNTAX,
                    syntax.firstError().orElseGet(() -> place(e, text)),
                    e.getMessage(),
                    "");
        }
        if (findings.errors() > errors) {
            declareByName(text.text());
        }
    }

    private void plan(StatementText text, EPStatementObjectModel model, StatementPart part) throws EsperRejection {
        int errors = part.findings().errors();
        String name = name(model, part);
        UnsupportedClauses unsupported = new UnsupportedClauses(model, part.syntax(), part.findings());
        if (unsupported.wholeStatement()) {
            return;
        }
        unsupported.clauses();
        if (model.getExpressionDeclarations() != null) {
            part.findings().declared().addAll(model.getExpressionDeclarations());
        }
        if (model.getCreateExpression() != null) {
            createExpression(text, model.getCreateExpression(), part, errors);
        } else if (model.getCreateVariable() != null) {
            String variable = model.getCreateVariable().getVariableName();
            new VariablePlanner(part).plan(model.getCreateVariable(), setNames.contains(variable));
            esper(text, part, errors);
        } else if (model.getOnExpr() instanceof OnSetClause set) {
            contexts.use(name, model.getContextName(), part);
            Optional<StatementPlan> plan =
                    new OnSetPlanner(part, name, role(name, Optional.of(VariablePlan.SOURCE))).plan(model, set);
            boolean right = esper(text, part, errors).isPresent();
            plan.filter(unused -> right)
                    .ifPresent(one -> planned.add(new ModulePlan.Planned(
                            one, rule.toFile(text.inModule(part.syntax().word("on"))))));
        } else if (model.getOnExpr() instanceof OnInsertSplitStreamClause split) {
            split(name, text, model, split, part);
        } else if (model.getCreateContext() != null) {
            String context = model.getCreateContext().getContextName();
            Span place = rule.toFile(text.inModule(part.syntax().whole().span()));
            contexts.declare(
                    context,
                    new ContextPlanner(new StatementPart(part.syntax(), part.findings(), streams, contexts.filters()))
                            .plan(model.getCreateContext(), place));
            esper(text, part, errors);
        } else if (model.getCreateSchema() != null) {
            new SchemaPlanner(part).plan(model.getCreateSchema());
            esper(text, part, errors);
        } else if (model.getCreateIndex() != null) {
            NamedWindowUse.checkIndex(part, model.getCreateIndex());
            esper(text, part, errors);
        } else if (model.getCreateWindow() != null) {
            contexts.use(name, model.getContextName(), part);
            window(name, text, model, part, errors);
        } else if (model.getUpdateClause() != null) {
            Optional<UpdatePlan> update = new UpdatePlanner(part).plan(name, model.getUpdateClause(), pack);
            if (esper(text, part, errors).isPresent()) {
                update.ifPresent(updates::add);
                lastUpdate = rule.toFile(text.inModule(part.syntax().word("update")));
            }
        } else {
            contexts.use(name, model.getContextName(), part);
            select(name, text, model, part, errors);
        }
    }

    private void window(String name, StatementText text, EPStatementObjectModel model, StatementPart part, int errors)
            throws EsperRejection {
        StatementPlan.Role role = role(name, Optional.empty());
        if (pack && role != StatementPlan.Role.STEP) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_STATEMENT,
                            part.syntax().word("create"),
                            "a statement that drives an alert must not create a window, statement=" + name,
                            "Give it another name.");
        }
        Optional<StatementPlan> plan = new NamedWindowPlanner(part, name, esper).plan(model, role);
        boolean right = esper(text, part, errors).isPresent();
        plan.filter(unused -> right)
                .ifPresent(one -> planned.add(new ModulePlan.Planned(
                        one, rule.toFile(text.inModule(part.syntax().word("create"))))));
    }

    /** Plans each insert as a statement of its own; the last statement, which inserts nothing, has the split's name. */
    private void split(
            String name,
            StatementText text,
            EPStatementObjectModel model,
            OnInsertSplitStreamClause clause,
            StatementPart part)
            throws EsperRejection {
        int errors = part.findings().errors();
        SplitStatement split = new SplitStatement(model, clause);
        List<String> statements = split.statements(part);
        for (int i = 0; i < statements.size(); i++) {
            StatementText one = new StatementText(statements.get(i), text.offset());
            StatementFindings findings = part.findings().at(part.syntax().word("on"));
            String own = i < split.inserts() ? name + " insert " + (i + 1) : name;
            StatementPart branch = new StatementPart(StatementSyntax.parse(one.text()), findings, streams, filters);
            EPStatementObjectModel planned = esper.model(one.text());
            contexts.use(own, planned.getContextName(), branch);
            select(own, one, planned, branch, errors);
        }
        esper(text, part, errors);
    }

    private void createExpression(StatementText text, CreateExpressionClause create, StatementPart part, int errors) {
        if (create.getExpressionDeclaration() == null) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_STATEMENT,
                            part.syntax().word("create"),
                            "this kind of statement is not supported yet: script",
                            "");
            return;
        }
        declared.add(create.getExpressionDeclaration());
        esper(text, part, errors);
    }

    private void select(String name, StatementText text, EPStatementObjectModel model, StatementPart part, int errors) {
        SelectPlanner planner = new SelectPlanner(part, name);
        Optional<StatementDraft> draft = planner.plan(model);
        InsertedColumns insert = new InsertedColumns(part, model, name);
        draft.ifPresent(insert::check);
        Optional<List<EsperColumn>> columns = esper(text, part, errors, model.getInsertInto() != null);
        if (draft.isEmpty() || columns.isEmpty() || disagrees(draft.get(), columns.get(), part)) {
            return;
        }
        List<ColumnPlan> named = draft.get().named(columns.get(), insert.names());
        Optional<InsertedColumns.Fitted> fitted = insert.fit(draft.get(), named, planner.subqueries());
        StatementPlan.Role role = role(name, insert.target());
        if (pack
                && role != StatementPlan.Role.STEP
                && draft.get().output().select() == OutputPlan.StreamSelector.IRSTREAM) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().word("irstream"),
                            "a statement that drives an alert must not select irstream: a row that leaves is no event,"
                                    + " statement=" + name,
                            "Select istream, or rstream to act on what leaves.");
            return;
        }
        fitted.ifPresent(unused -> planner.before()
                .forEach(one -> planned.add(new ModulePlan.Planned(
                        one, part.findings().inFile(part.syntax().word("select"))))));
        fitted.ifPresent(plan -> planned.add(new ModulePlan.Planned(
                contexts.shown(draft.get()
                        .plan(
                                name,
                                role,
                                plan.columns(),
                                plan.into(),
                                planner.subqueries().plans())),
                part.findings().inFile(part.syntax().word("select")))));
    }

    /** Compiles the statement with Esper when nothing stands against it; the columns that Esper gives it. */
    private Optional<List<EsperColumn>> esper(StatementText text, StatementPart part, int errors) {
        return esper(text, part, errors, true);
    }

    /** @param declares whether statements that follow may name what this one declares */
    private Optional<List<EsperColumn>> esper(StatementText text, StatementPart part, int errors, boolean declares) {
        if (part.findings().errors() > errors
                || !esperKnowsAll
                || !rule.undefined().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(esper.compile(text.text(), declares));
        } catch (EsperRejection e) {
            part.findings().error(ErrorCode.REJECTED_BY_ESPER, place(e, text), e.getMessage(), "");
            return Optional.empty();
        }
    }

    private static boolean disagrees(StatementDraft draft, List<EsperColumn> esper, StatementPart part) {
        int n = 0;
        boolean disagrees = false;
        for (StatementDraft.Column column : draft.columns()) {
            if (column.expression()) {
                Optional<io.bongsu.schemas.ValueType> theirs = esper.get(n++).type();
                if (theirs.isPresent() && !theirs.get().equals(column.value().type())) {
                    disagrees = true;
                    part.findings()
                            .error(
                                    ErrorCode.TYPE_DISAGREES_WITH_ESPER,
                                    column.span(),
                                    "Esper gives this column another type than the engine would, esper=" + theirs.get()
                                            + " engine=" + column.value().type(),
                                    "Use cast(x, type) to say which one is meant.");
                }
            }
        }
        return disagrees;
    }

    private String name(EPStatementObjectModel model, StatementPart part) {
        String name = "statement-" + number;
        List<AnnotationPart> annotations = model.getAnnotations() == null ? List.of() : model.getAnnotations();
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.get(i).getName().equalsIgnoreCase("name")) {
                for (AnnotationAttribute attribute : annotations.get(i).getAttributes()) {
                    name = String.valueOf(attribute.getValue());
                }
                if (names.contains(name)) {
                    part.findings()
                            .error(
                                    ErrorCode.DUPLICATE_NAME,
                                    part.syntax().region(Part.ANNOTATION, i).span(),
                                    "statement names must be unique, name=" + name,
                                    "");
                }
            }
        }
        names.add(name);
        return name;
    }

    private StatementPlan.Role role(String name, Optional<String> insertInto) {
        if (!pack) {
            return insertInto.isPresent() ? StatementPlan.Role.STEP : StatementPlan.Role.OPEN;
        }
        return switch (name) {
            case "open" -> StatementPlan.Role.OPEN;
            case "update" -> StatementPlan.Role.UPDATE;
            case "close" -> StatementPlan.Role.CLOSE;
            default -> StatementPlan.Role.STEP;
        };
    }

    private void declareByName(String text) {
        Matcher stream = DECLARES.matcher(text);
        while (stream.find()) {
            esperKnowsAll = false;
            if (!streams.isKnown(stream.group(1))) {
                streams.declare(stream.group(1), Optional.empty(), true);
            }
        }
        Matcher context = CREATES_CONTEXT.matcher(text);
        if (context.find()) {
            esperKnowsAll = false;
            contexts.declareByName(context.group(1));
        }
    }

    /** The longest fragment that Esper quotes and that stands in the statement; else the statement's first line. */
    private static Span place(EsperRejection rejection, StatementText text) {
        for (String fragment : rejection.fragments()) {
            Matcher found = Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(fragment) + "(?![\\p{L}\\p{N}_])")
                    .matcher(text.text());
            if (found.find()) {
                return new Span(found.start(), found.end());
            }
        }
        int end = text.text().indexOf('\n');
        return new Span(0, end < 0 ? text.text().length() : end);
    }
}
