package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.CreateSchemaClause;
import com.espertech.esper.common.client.soda.CreateSchemaClauseTypeDef;
import com.espertech.esper.common.client.soda.SchemaColumnDesc;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.expression.TypeNames;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans {@code create [map|objectarray|json] schema Name (column type, …) [inherits Other, …] [copyfrom Other, …]}.
 *
 * <p>Shape: in which form Esper would keep the events makes no difference here. The columns of {@code copyfrom} come after
 * the own ones, as in Esper, those of {@code inherits} before them; a column's type is a scalar, another event type, or arrays of either.
 *
 * <p>Errors: CEP-2106, 2108, 4101.
 */
final class SchemaPlanner {
    private static final Map<String, ValueType> TYPES = types();

    private static final Set<CreateSchemaClauseTypeDef> FORMS = Set.of(
            CreateSchemaClauseTypeDef.NONE,
            CreateSchemaClauseTypeDef.MAP,
            CreateSchemaClauseTypeDef.OBJECTARRAY,
            CreateSchemaClauseTypeDef.JSON);

    private final StatementPart part;
    private final Region region;

    SchemaPlanner(StatementPart part) {
        this.part = part;
        this.region = part.syntax().region(Part.CREATE_SCHEMA, 0);
    }

    private static Map<String, ValueType> types() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        types.put("string", ValueType.STRING);
        types.put("int", ValueType.INT);
        types.put("integer", ValueType.INT);
        types.put("long", ValueType.LONG);
        types.put("float", ValueType.FLOAT);
        types.put("double", ValueType.DOUBLE);
        types.put("boolean", ValueType.BOOLEAN);
        types.put("bool", ValueType.BOOLEAN);
        types.put("byte", ValueType.BYTE);
        types.put("short", ValueType.SHORT);
        types.put("char", ValueType.CHAR);
        types.put("character", ValueType.CHAR);
        types.put("biginteger", ValueType.BIG_INTEGER);
        types.put("bigint", ValueType.BIG_INTEGER);
        types.put("bigdecimal", ValueType.BIG_DECIMAL);
        return types;
    }

    /** Declares the stream, with its type if nothing is wrong with it. */
    void plan(CreateSchemaClause clause) {
        int errors = part.findings().errors();
        String name = clause.getSchemaName();
        if (part.streams().isKnown(name)) {
            part.findings()
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            region.name(name),
                            "an event type of this name is there already, type=" + name,
                            "Choose another name.");
        }
        if (form(clause) == CreateSchemaClauseTypeDef.VARIANT && !isEmpty(clause.getTypes())) {
            new VariantPlanner(part).declare(name, clause.getTypes());
            return;
        }
        refuse(!FORMS.contains(form(clause)), form(clause).name().toLowerCase(Locale.ROOT) + " schema");
        refuse(!isEmpty(clause.getTypes()), "a class as schema");
        Optional<String> start = Optional.ofNullable(clause.getStartTimestampPropertyName());
        Optional<String> end = Optional.ofNullable(clause.getEndTimestampPropertyName());
        refuse(
                (start.isPresent() || end.isPresent()) && !isEmpty(clause.getCopyFrom()),
                "starttimestamp with copyfrom");
        List<Field> fields = fields(clause.getColumns() == null ? List.of() : clause.getColumns());
        copied(clause, fields);
        List<String> supertypes = inherited(clause, fields, start.isPresent() || end.isPresent());
        boolean right = part.findings().errors() == errors;
        part.streams()
                .declare(
                        name,
                        right ? Optional.of(new EventType(name, fields, start, end, supertypes)) : Optional.empty(),
                        true);
    }

    /** The fields that columns make; what is wrong with one is reported. */
    List<Field> fields(List<SchemaColumnDesc> columns) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            column(columns.get(i), part.syntax().region(Part.SCHEMA_COLUMN, i), fields);
        }
        return fields;
    }

    private static CreateSchemaClauseTypeDef form(CreateSchemaClause clause) {
        return clause.getTypeDefinition() == null ? CreateSchemaClauseTypeDef.NONE : clause.getTypeDefinition();
    }

    private void refuse(boolean present, String construct) {
        if (present) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_STATEMENT,
                            part.syntax().whole().span(),
                            "this part of create schema is not supported yet: " + construct,
                            "Supported: create schema Name (column type, …) inherits Other copyfrom Other.");
        }
    }

    private void column(SchemaColumnDesc column, Region place, List<Field> fields) {
        Optional<ValueType> type = type(column.getType());
        if (type.isEmpty()) {
            TreeSet<String> names = new TreeSet<>(TYPES.keySet());
            names.addAll(part.streams().names());
            part.findings()
                    .error(
                            ErrorCode.UNKNOWN_TYPE_NAME,
                            place.span(),
                            "there is no column type '" + column.getType() + "'",
                            NearestName.to(column.getType(), names)
                                    .map(near -> "Maybe: '" + near + "'.")
                                    .orElse("Types: " + String.join(", ", TYPES.keySet())
                                            + ", event types, and arrays of them."));
        } else if (!add(new Field(column.getName(), type.get()), fields)) {
            part.findings()
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            place.span(),
                            "column names must be unique, column=" + column.getName(),
                            "");
        }
    }

    private static boolean add(Field field, List<Field> fields) {
        return fields.stream().noneMatch(known -> known.name().equals(field.name())) && fields.add(field);
    }

    private void copied(CreateSchemaClause clause, List<Field> fields) {
        for (String other : isEmpty(clause.getCopyFrom()) ? Set.<String>of() : clause.getCopyFrom()) {
            other(other).ifPresent(type -> type.fields().forEach(field -> add(field, fields)));
        }
    }

    /** The type that the clause names; one that nobody knows is reported. */
    private Optional<EventType> other(String name) {
        if (!part.streams().isKnown(name)) {
            part.findings()
                    .error(
                            ErrorCode.UNKNOWN_EVENT_TYPE,
                            region.name(name),
                            "there is no event type '" + name + "'",
                            NearestName.to(name, part.streams().names())
                                    .map(near -> "Maybe: '" + near + "'.")
                                    .orElse(""));
        }
        return part.streams().target(name).flatMap(StreamTypes.Derived::type);
    }

    /** Adds the fields of the supertypes before the own ones; names of all supertypes, near and far. */
    private List<String> inherited(CreateSchemaClause clause, List<Field> fields, boolean timed) {
        Set<String> supertypes = new LinkedHashSet<>();
        List<Field> before = new ArrayList<>();
        for (String near : isEmpty(clause.getInherits()) ? Set.<String>of() : clause.getInherits()) {
            Optional<EventType> type = other(near);
            if (type.isEmpty()) {
                continue;
            }
            supertypes.add(near);
            supertypes.addAll(type.get().supertypes());
            refuse(timed || type.get().startField().isPresent(), "inherits with starttimestamp");
            for (Field field : type.get().fields()) {
                boolean told = before.contains(field);
                refuse(
                        !told
                                && !(add(field, before)
                                        && fields.stream()
                                                .noneMatch(own -> own.name().equals(field.name()))),
                        "inherits with two columns of one name");
            }
        }
        fields.addAll(0, before);
        return List.copyOf(supertypes);
    }

    private Optional<ValueType> type(String text) {
        String name = text.strip();
        if (name.endsWith("[]") || name.toLowerCase(Locale.ROOT).endsWith("[primitive]")) {
            return type(name.substring(0, name.lastIndexOf('['))).map(ValueType::arrayOf);
        }
        Optional<ValueType> event =
                part.streams().target(name).flatMap(StreamTypes.Derived::type).map(ValueType::rowOf);
        String simple = name.startsWith("java.lang.") || name.startsWith("java.math.")
                ? name.substring(name.lastIndexOf('.') + 1)
                : name;
        return event.or(() -> Optional.ofNullable(TYPES.get(simple.toLowerCase(Locale.ROOT))))
                .or(() -> TypeNames.find(name));
    }

    private static boolean isEmpty(Collection<?> collection) {
        return collection == null || collection.isEmpty();
    }
}
