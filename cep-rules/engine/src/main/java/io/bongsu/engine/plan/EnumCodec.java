package io.bongsu.engine.plan;

import java.util.Map;
import java.util.TreeMap;

/** An enum constant, by name: new constants may be put anywhere. */
final class EnumCodec implements PlanCodec {
    private final Class<?> kind;
    private final Map<String, Object> constants = new TreeMap<>();

    EnumCodec(Class<?> kind) {
        this.kind = kind;
        for (Object constant : kind.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
    }

    @Override
    public void write(Object value, PlanOutput output) {
        output.text(((Enum<?>) value).name());
    }

    @Override
    public Object read(PlanInput input) {
        String name = input.text();
        Object constant = constants.get(name);
        if (constant == null) {
            throw input.unknown(kind.getSimpleName(), name);
        }
        return constant;
    }
}
