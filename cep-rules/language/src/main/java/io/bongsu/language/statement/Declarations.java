package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.CreateSchemaClause;
import com.espertech.esper.common.client.soda.CreateSchemaClauseTypeDef;
import com.espertech.esper.common.client.soda.SchemaColumnDesc;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
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
 * Plans {@code create schema}.
 *
 * <p>Errors: CEP-2106, 2108, 4101.
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

    private static boolean isEmpty(Collection<?> collection) {
        return collection == null || collection.isEmpty();
    }
}
