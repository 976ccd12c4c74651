package io.bongsu.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * What may change between a released schema and today's: today's reads the released one's data, and its fields start
 * with the released fields, so that a stored row of the release is a prefix of today's row.
 */
final class SchemaEvolution {
    private SchemaEvolution() {}

    /** What is wrong with today's schemas, one line each; empty when every released message stays readable. */
    static List<String> violations(Map<String, Schema> released, Map<String, Schema> today) {
        List<String> violations = new ArrayList<>();
        released.forEach((name, old) -> {
            Schema now = today.get(name);
            if (now == null) {
                violations.add("a released schema must stay, type=" + name);
            } else {
                SchemaCompatibility.SchemaPairCompatibility pair =
                        SchemaCompatibility.checkReaderWriterCompatibility(now, old);
                if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
                    violations.add("today's schema must read released data, type=" + name + " cause="
                            + pair.getResult().getIncompatibilities());
                }
                requirePrefix(old, now, name, violations);
            }
        });
        return violations;
    }

    private static void requirePrefix(Schema old, Schema now, String place, List<String> violations) {
        if (old.getType() != now.getType()) {
            return; // a widened type, which Avro has judged
        }
        switch (old.getType()) {
            case RECORD -> {
                for (int i = 0; i < old.getFields().size(); i++) {
                    Schema.Field field = old.getFields().get(i);
                    String path = place + "." + field.name();
                    if (i >= now.getFields().size()
                            || !now.getFields().get(i).name().equals(field.name())) {
                        violations.add("fields must only be appended, field=" + path + " place=" + (i + 1));
                        return;
                    }
                    requirePrefix(field.schema(), now.getFields().get(i).schema(), path, violations);
                }
            }
            case ARRAY -> requirePrefix(old.getElementType(), now.getElementType(), place, violations);
            case MAP -> requirePrefix(old.getValueType(), now.getValueType(), place, violations);
            case UNION -> {
                for (Schema branch : old.getTypes()) {
                    now.getTypes().stream()
                            .filter(other -> other.getFullName().equals(branch.getFullName()))
                            .findFirst()
                            .ifPresent(other -> requirePrefix(branch, other, place, violations));
                }
            }
            default -> {
                // scalars have no fields
            }
        }
    }
}
