package io.bongsu.language;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.pack.RuleMetadata;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.language.statement.ModulePlan;
import io.bongsu.schemas.EventCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks the columns, tags and streams that a pack's alert mapping names against the planned statements.
 *
 * <p>Shape: templates and place name columns of every {@code open} statement; the dedup key also those of {@code update} and
 * {@code close}, which could not find their alert without it.
 *
 * <p>Errors: CEP-5106, 5107, 5110.
 */
final class AlertNames {
    private final RuleSource source;
    private final List<StatementPlan> statements;
    private final ModulePlan module;
    private final EventCatalog catalog;
    private final Diagnostics diagnostics;

    AlertNames(RuleSource source, ModulePlan module, EventCatalog catalog, Diagnostics diagnostics) {
        this.source = source;
        this.module = module;
        this.statements =
                module.statements().stream().map(ModulePlan.Planned::plan).toList();
        this.catalog = catalog;
        this.diagnostics = diagnostics;
    }

    void check() {
        if (!source.isPack()) {
            return;
        }
        if (statements.stream().noneMatch(statement -> statement.role() == StatementPlan.Role.OPEN)) {
            diagnostics.error(
                    ErrorCode.MISSING_OPEN,
                    source.epl(),
                    new Span(0, 0),
                    "a rule of a pack must have a statement named 'open'",
                    "Write @name('open') before the statement that opens the alert.");
            return;
        }
        source.metadata().places().forEach(this::check);
    }

    private void check(RuleMetadata.Named named) {
        switch (named.kind()) {
            case OPEN_COLUMN -> columns(named, Set.of(StatementPlan.Role.OPEN));
            case KEY_COLUMN ->
                columns(named, Set.of(StatementPlan.Role.OPEN, StatementPlan.Role.UPDATE, StatementPlan.Role.CLOSE));
            case TAG -> name(named, tags(), "no pattern of the rule binds an event named");
            case STREAM -> name(named, streams(), "there is no event type");
        }
    }

    private void columns(RuleMetadata.Named named, Set<StatementPlan.Role> roles) {
        for (StatementPlan statement : statements) {
            List<String> columns =
                    statement.columns().stream().map(ColumnPlan::name).toList();
            if (roles.contains(statement.role()) && !columns.contains(named.name())) {
                diagnostics.error(
                        ErrorCode.UNKNOWN_COLUMN,
                        source.yaml().orElseThrow(),
                        named.place(),
                        "statement '" + statement.name() + "' selects no column '" + named.name() + "'",
                        NearestName.to(named.name(), columns)
                                .map(near -> "Maybe: '" + near + "'.")
                                .orElse("Its columns: " + String.join(", ", columns) + "."));
                return;
            }
        }
    }

    private void name(RuleMetadata.Named named, Collection<String> known, String message) {
        if (!known.contains(named.name())) {
            diagnostics.error(
                    ErrorCode.UNKNOWN_ALERT_NAME,
                    source.yaml().orElseThrow(),
                    named.place(),
                    message + " '" + named.name() + "'",
                    NearestName.to(named.name(), known)
                            .map(near -> "Maybe: '" + near + "'.")
                            .orElse(known.isEmpty() ? "" : "Known: " + String.join(", ", known) + "."));
        }
    }

    /** Tags of patterns; a statement over one stream binds its event to the stream's name. */
    private Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        for (StatementPlan statement : statements) {
            tags.addAll(statement.input().fold(new InputPlan.Cases<List<String>>() {
                @Override
                public List<String> stream(InputPlan.Stream input) {
                    return List.of(input.filter().stream());
                }

                @Override
                public List<String> pattern(InputPlan.Pattern input) {
                    return input.tags().stream().map(TagPlan::name).toList();
                }

                @Override
                public List<String> rowMatches(InputPlan.RowMatches input) {
                    return input.match().variables().stream().map(TagPlan::name).toList();
                }

                @Override
                public List<String> trigger(InputPlan.Trigger input) {
                    return input.tags().stream().map(TagPlan::name).toList();
                }

                @Override
                public List<String> join(InputPlan.Join input) {
                    return input.streams().stream()
                            .map(InputPlan.JoinedStream::name)
                            .toList();
                }
            }));
        }
        return tags;
    }

    private Set<String> streams() {
        Set<String> streams = new TreeSet<>(catalog.names());
        Stream.concat(module.streams().stream(), module.derived().stream()).forEach(type -> streams.add(type.name()));
        return streams;
    }
}
