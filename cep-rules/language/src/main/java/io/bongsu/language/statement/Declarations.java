package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.ContextDescriptorKeyedSegmented;
import com.espertech.esper.common.client.soda.ContextDescriptorKeyedSegmentedItem;
import com.espertech.esper.common.client.soda.CreateContextClause;
import com.espertech.esper.common.client.soda.CreateSchemaClause;
import com.espertech.esper.common.client.soda.CreateSchemaClauseTypeDef;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import com.espertech.esper.common.client.soda.SchemaColumnDesc;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plans {@code create schema} and {@code create context … partition by}.
 *
 * <p>Errors: CEP-2101, 2104, 2106, 2108, 3106, 4106, 4101.
 */
final class Declarations {
    private static final Map<String, ValueType> TYPES = Map.of(
            "string",
            ValueType.STRING,
            "int",
            ValueType.INT,
            "integer",
            ValueType.INT,
            "long",
            ValueType.LONG,
            "float",
            ValueType.FLOAT,
            "double",
            ValueType.DOUBLE,
            "boolean",
            ValueType.BOOLEAN,
            "bool",
            ValueType.BOOLEAN);

    private final StatementPart part;

    Declarations(StatementPart part) {
        this.part = part;
    }

    /** Declares the stream, with its type if nothing is wrong with it. */
    void schema(CreateSchemaClause clause) {
        int errors = part.findings().errors();
        String name = clause.getSchemaName();
        Region region = part.syntax().region(Part.CREATE_SCHEMA, 0);
        if (part.streams().isKnown(name)) {
            part.findings()
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            region.name(name),
                            "an event type of this name is there already, type=" + name,
                            "Choose another name.");
        }
        boolean plain = isEmpty(clause.getTypes())
                && isEmpty(clause.getInherits())
                && isEmpty(clause.getCopyFrom())
                && clause.getStartTimestampPropertyName() == null
                && clause.getEndTimestampPropertyName() == null
                && (clause.getTypeDefinition() == null || clause.getTypeDefinition() == CreateSchemaClauseTypeDef.NONE);
        if (!plain || isEmpty(clause.getColumns())) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_STATEMENT,
                            part.syntax().whole().span(),
                            "only create schema Name (column type, …) is supported, schema=" + name,
                            "");
        }
        List<Field> fields = new ArrayList<>();
        List<SchemaColumnDesc> columns = clause.getColumns() == null ? List.of() : clause.getColumns();
        for (int i = 0; i < columns.size(); i++) {
            SchemaColumnDesc column = columns.get(i);
            Region place = part.syntax().region(Part.SCHEMA_COLUMN, i);
            Optional<ValueType> type = type(column.getType());
            if (type.isEmpty()) {
                part.findings()
                        .error(
                                ErrorCode.UNKNOWN_TYPE_NAME,
                                place.span(),
                                "there is no column type '" + column.getType() + "'",
                                NearestName.to(
                                                column.getType(),
                                                TYPES.keySet().stream().sorted().toList())
                                        .map(near -> "Maybe: '" + near + "'.")
                                        .orElse("Types: string, int, long, float, double, boolean, and arrays of"
                                                + " them."));
            } else if (fields.stream().anyMatch(field -> field.name().equals(column.getName()))) {
                part.findings()
                        .error(
                                ErrorCode.DUPLICATE_NAME,
                                place.span(),
                                "column names must be unique, column=" + column.getName(),
                                "");
            } else {
                fields.add(new Field(column.getName(), type.get()));
            }
        }
        boolean right = part.findings().errors() == errors;
        part.streams().declare(name, right ? Optional.of(new EventType(name, fields)) : Optional.empty(), true);
    }

    private static Optional<ValueType> type(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.endsWith("[]")) {
            return Optional.ofNullable(TYPES.get(name.substring(0, name.length() - 2)))
                    .map(ValueType::arrayOf);
        }
        return Optional.ofNullable(TYPES.get(name));
    }

    /** The keys of a context, if nothing is wrong with it. */
    Optional<List<KeyPlan.StreamKey>> context(CreateContextClause clause) {
        int errors = part.findings().errors();
        Span whole = part.syntax().region(Part.CREATE_CONTEXT, 0).span();
        if (!(clause.getDescriptor() instanceof ContextDescriptorKeyedSegmented keyed)) {
            unsupported(whole, "a context that is not a plain 'partition by'");
            return Optional.empty();
        }
        if (keyed.getTerminationCondition() != null || !isEmpty(keyed.getInitiationConditions())) {
            unsupported(whole, "initiated by / terminated by");
        }
        List<KeyPlan.StreamKey> keys = new ArrayList<>();
        List<ValueType> types = List.of();
        for (int i = 0; i < keyed.getItems().size(); i++) {
            ContextDescriptorKeyedSegmentedItem item = keyed.getItems().get(i);
            Region region = part.syntax().region(Part.CONTEXT_ITEM, i);
            List<ValueType> found = item(item, region, keys);
            if (i > 0 && !found.equals(types)) {
                if (part.findings().errors() == errors) {
                    part.findings()
                            .error(
                                    ErrorCode.KEY_TYPE,
                                    region.span(),
                                    "all streams of a context need keys of the same types, first=" + types + " here="
                                            + found,
                                    "");
                }
            } else {
                types = found;
            }
        }
        return part.findings().errors() == errors ? Optional.of(keys) : Optional.empty();
    }

    private List<ValueType> item(
            ContextDescriptorKeyedSegmentedItem item, Region region, List<KeyPlan.StreamKey> keys) {
        String stream = item.getFilter().getEventTypeName();
        if (item.getFilter().getFilter() != null) {
            unsupported(region.span(), "a filter in a context, stream=" + stream);
        }
        if (item.getStreamName() != null) {
            unsupported(region.span(), "an alias in a context, alias=" + item.getStreamName());
        }
        Optional<Scope.Bound> bound = part.streams().read(stream);
        if (bound.isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNKNOWN_EVENT_TYPE,
                            region.name(stream),
                            "there is no event type '" + stream + "'",
                            NearestName.to(stream, part.streams().names())
                                    .map(name -> "Maybe: '" + name + "'.")
                                    .orElse("Add its schema with --schemas, or declare it before: create schema "
                                            + stream + " (…)."));
        }
        Scope scope = new Scope(
                Optional.of(bound.orElseGet(() -> new Scope.Bound(stream, Optional.empty(), false))),
                Optional.empty(),
                Map.of());
        ExpressionPlanner planner = ExpressionPlanner.of(scope, region, part.findings());
        List<ValueType> types = new ArrayList<>();
        for (String property : item.getPropertyNames()) {
            Expression field = new PropertyValueExpression(property);
            Typed planned = planner.plan(field);
            planned.plan().ifPresent(plan -> {
                types.add(plan.type());
                boolean scalar = plan.type().kind().isScalar();
                boolean path = plan instanceof ExprPlan.FieldRef ref
                        && ref.steps().stream().noneMatch(ExprPlan.Step::isElement);
                if (!scalar || !path) {
                    part.findings()
                            .error(
                                    ErrorCode.KEY_TYPE,
                                    planned.span().orElse(region.span()),
                                    "a key must be a plain value, field=" + property + " type=" + plan.type(),
                                    "");
                }
            });
        }
        if (keys.stream().anyMatch(key -> key.stream().equals(stream))) {
            part.findings()
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            region.name(stream),
                            "a stream may appear once in a context, stream=" + stream,
                            "");
        }
        keys.add(new KeyPlan.StreamKey(stream, item.getPropertyNames()));
        return types;
    }

    private void unsupported(Span place, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CONTEXT,
                        place,
                        "this context is not supported yet: " + construct,
                        "Supported: create context C partition by field from Stream, ….");
    }

    private static boolean isEmpty(Collection<?> collection) {
        return collection == null || collection.isEmpty();
    }
}
