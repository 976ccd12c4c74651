package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.ContextDescriptor;
import com.espertech.esper.common.client.soda.ContextDescriptorCategory;
import com.espertech.esper.common.client.soda.ContextDescriptorCategoryItem;
import com.espertech.esper.common.client.soda.ContextDescriptorConditionFilter;
import com.espertech.esper.common.client.soda.ContextDescriptorHashSegmented;
import com.espertech.esper.common.client.soda.ContextDescriptorHashSegmentedItem;
import com.espertech.esper.common.client.soda.ContextDescriptorInitiatedTerminated;
import com.espertech.esper.common.client.soda.ContextDescriptorKeyedSegmented;
import com.espertech.esper.common.client.soda.ContextDescriptorKeyedSegmentedItem;
import com.espertech.esper.common.client.soda.ContextDescriptorNested;
import com.espertech.esper.common.client.soda.CreateContextClause;
import com.espertech.esper.common.client.soda.DotExpressionItemCall;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import com.espertech.esper.common.client.soda.SingleRowMethodExpression;
import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ContextLevelPlan;
import io.bongsu.engine.plan.ContextLevelPlan.HashFunction;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.language.diagnose.ErrorCode;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plans {@code create context}: keyed, hash, category, spans of time and of events, and these nested.
 *
 * <p>Errors: CEP-2106, 3106, 4106, and those of filters, patterns and expressions.
 */
final class ContextPlanner {
    /** What a checksum takes, as the JDK's data output writes it. */
    private static final Set<ValueType.Kind> CHECKED = EnumSet.of(
            ValueType.Kind.STRING,
            ValueType.Kind.BOOLEAN,
            ValueType.Kind.BYTE,
            ValueType.Kind.SHORT,
            ValueType.Kind.INT,
            ValueType.Kind.LONG,
            ValueType.Kind.FLOAT,
            ValueType.Kind.DOUBLE);

    private final StatementPart part;
    private final Region whole;
    /** Which filter of the text comes next: places are looked up by number. */
    private int filters;

    private int keyedItems;

    ContextPlanner(StatementPart part) {
        this.part = part;
        this.whole = part.syntax().region(Part.CREATE_CONTEXT, 0);
    }

    /** The context, if nothing is wrong with it; {@code place} is where it stands in the file. */
    Optional<DeclaredContext> plan(CreateContextClause clause, Span place) {
        int errors = part.findings().errors();
        List<ContextLevelPlan> levels = new ArrayList<>();
        if (clause.getDescriptor() instanceof ContextDescriptorNested nested) {
            for (CreateContextClause one : nested.getContexts()) {
                level(one.getContextName(), one.getDescriptor(), true).ifPresent(levels::add);
            }
        } else {
            level(clause.getContextName(), clause.getDescriptor(), false).ifPresent(levels::add);
        }
        return part.findings().errors() == errors
                ? Optional.of(DeclaredContext.of(clause.getContextName(), levels, place))
                : Optional.empty();
    }

    private Optional<ContextLevelPlan> level(String name, ContextDescriptor descriptor, boolean nested) {
        if (descriptor instanceof ContextDescriptorKeyedSegmented keyed) {
            return keyed(name, keyed, nested);
        }
        if (descriptor instanceof ContextDescriptorHashSegmented hash) {
            return hash(name, hash);
        }
        if (descriptor instanceof ContextDescriptorCategory category) {
            return category(name, category);
        }
        if (descriptor instanceof ContextDescriptorInitiatedTerminated span) {
            return new ContextSpanPlanner(part, whole, nested).plan(name, span);
        }
        unsupported(descriptor.getClass().getSimpleName());
        return Optional.empty();
    }

    private Optional<ContextLevelPlan> keyed(String name, ContextDescriptorKeyedSegmented keyed, boolean nested) {
        int errors = part.findings().errors();
        List<ContextLevelPlan.Item> items = new ArrayList<>();
        Map<String, Scope.Bound> streams = new TreeMap<>();
        for (ContextDescriptorKeyedSegmentedItem item : keyed.getItems()) {
            keyItem(item, items, streams);
        }
        List<Field> fields = new ArrayList<>();
        if (part.findings().errors() == errors) {
            for (ExprPlan value : items.get(0).values()) {
                fields.add(new Field("key" + (fields.size() + 1), value.type()));
            }
        }
        ContextConditionPlanner conditions = new ContextConditionPlanner(part, whole, name, nested);
        List<ContextConditionPlan> begins = new ArrayList<>();
        List<ContextDescriptorConditionFilter> initiations =
                keyed.getInitiationConditions() == null ? List.of() : keyed.getInitiationConditions();
        initiations.forEach(begin -> conditions.plan(begin).ifPresent(begins::add));
        Optional<ContextConditionPlan> end = keyed.getTerminationCondition() == null
                ? Optional.of(new ContextConditionPlan.Never())
                : conditions.plan(keyed.getTerminationCondition());
        fields.addAll(conditions.fields());
        if (part.findings().errors() > errors || end.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ContextLevelPlan.Keyed(name, row(name, fields), items, begins, end.get()));
    }

    static EventType row(String level, List<Field> fields) {
        return new EventType("context." + level, fields);
    }

    private void keyItem(
            ContextDescriptorKeyedSegmentedItem item,
            List<ContextLevelPlan.Item> items,
            Map<String, Scope.Bound> streams) {
        int errors = part.findings().errors();
        Region region = part.syntax().region(Part.CONTEXT_ITEM, keyedItems++);
        if (item.getStreamName() != null) {
            unsupported("an alias in a context, alias=" + item.getStreamName());
        }
        FilterPlanner.Planned filter =
                new FilterPlanner(part).plan(item.getFilter(), Optional.empty(), Map.of(), region);
        String stream = filter.bound().stream();
        if (streams.put(stream, filter.bound()) != null) {
            part.findings()
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            region.name(stream),
                            "a stream may appear once in a context, stream=" + stream,
                            "");
        }
        List<ExprPlan> values = new ArrayList<>();
        for (String property : item.getPropertyNames()) {
            key(new PropertyValueExpression(property), property, filter.bound(), region)
                    .ifPresent(values::add);
        }
        if (part.findings().errors() > errors || filter.plan().isEmpty()) {
            return;
        }
        List<ValueType> types = values.stream().map(ExprPlan::type).toList();
        List<ValueType> first = items.isEmpty()
                ? types
                : items.get(0).values().stream().map(ExprPlan::type).toList();
        if (!types.equals(first)) {
            part.findings()
                    .error(
                            ErrorCode.KEY_TYPE,
                            region.span(),
                            "all streams of a context need keys of the same types, first=" + first + " here=" + types,
                            "");
        }
        items.add(new ContextLevelPlan.Item(filter.plan().get(), values));
    }

    private Optional<ExprPlan> key(Expression expression, String text, Scope.Bound stream, Region region) {
        Scope scope = new Scope(Optional.of(stream), Optional.empty(), Map.of());
        Typed planned = ExpressionPlanner.of(scope, region, part.findings()).plan(expression);
        planned.plan().ifPresent(plan -> {
            boolean scalar = plan.type().kind().isScalar();
            boolean path = plan instanceof ExprPlan.FieldRef ref
                    && ref.steps().stream().noneMatch(ExprPlan.Step::isElement);
            if (!scalar || !path) {
                part.findings()
                        .error(
                                ErrorCode.KEY_TYPE,
                                planned.span().orElse(region.span()),
                                "a key must be a plain value, field=" + text + " type=" + plan.type(),
                                "");
            }
        });
        return planned.plan();
    }

    private Optional<ContextLevelPlan> hash(String name, ContextDescriptorHashSegmented hash) {
        int errors = part.findings().errors();
        List<ContextLevelPlan.Item> items = new ArrayList<>();
        List<HashFunction> functions = new ArrayList<>();
        for (ContextDescriptorHashSegmentedItem item : hash.getItems()) {
            FilterPlanner.Planned filter =
                    new FilterPlanner(part).plan(item.getFilter(), Optional.empty(), Map.of(), nextFilter());
            Optional<DotExpressionItemCall> call = call(item.getHashFunction());
            Optional<HashFunction> function = call.flatMap(ContextPlanner::function);
            if (function.isEmpty() || call.get().getParameters().isEmpty()) {
                unsupported("coalesce by other than hash_code(fields) or consistent_hash_crc32(fields)");
                continue;
            }
            List<ExprPlan> values = new ArrayList<>();
            for (Expression field : call.get().getParameters()) {
                key(field, "of hash", filter.bound(), whole).ifPresent(values::add);
            }
            if (function.get() == HashFunction.CONSISTENT_HASH_CRC32
                    && !values.stream()
                            .allMatch(value -> CHECKED.contains(value.type().kind()))) {
                unsupported("consistent_hash_crc32 of other than strings, numbers and booleans");
            }
            filter.plan().ifPresent(plan -> items.add(new ContextLevelPlan.Item(plan, values)));
            functions.add(function.get());
        }
        return part.findings().errors() > errors
                ? Optional.empty()
                : Optional.of(new ContextLevelPlan.Hash(
                        name, row(name, List.of()), items, functions, hash.getGranularity(), hash.isPreallocate()));
    }

    private static Optional<DotExpressionItemCall> call(Expression expression) {
        return expression instanceof SingleRowMethodExpression method
                        && method.getChain().size() == 1
                        && method.getChain().get(0) instanceof DotExpressionItemCall call
                ? Optional.of(call)
                : Optional.empty();
    }

    private static Optional<HashFunction> function(DotExpressionItemCall call) {
        return switch (call.getName().toLowerCase(Locale.ROOT)) {
            case "hash_code" -> Optional.of(HashFunction.HASH_CODE);
            case "consistent_hash_crc32" -> Optional.of(HashFunction.CONSISTENT_HASH_CRC32);
            default -> Optional.empty();
        };
    }

    private Optional<ContextLevelPlan> category(String name, ContextDescriptorCategory category) {
        int errors = part.findings().errors();
        FilterPlanner.Planned filter =
                new FilterPlanner(part).plan(category.getFilter(), Optional.empty(), Map.of(), nextFilter());
        Scope scope = new Scope(Optional.of(filter.bound()), Optional.empty(), Map.of());
        List<ContextLevelPlan.Label> labels = new ArrayList<>();
        for (ContextDescriptorCategoryItem item : category.getItems()) {
            ExpressionPlanner.of(scope, whole, part.findings())
                    .condition(item.getExpression())
                    .plan()
                    .ifPresent(condition -> labels.add(new ContextLevelPlan.Label(item.getLabel(), condition)));
        }
        return part.findings().errors() > errors || filter.plan().isEmpty()
                ? Optional.empty()
                : Optional.of(new ContextLevelPlan.Category(
                        name,
                        row(name, List.of(new Field("label", ValueType.STRING))),
                        filter.plan().get(),
                        labels));
    }

    private Region nextFilter() {
        return part.syntax().region(Part.STREAM_FILTER, filters++);
    }

    private void unsupported(String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CONTEXT,
                        whole.span(),
                        "this context is not supported yet: " + construct,
                        "");
    }
}
