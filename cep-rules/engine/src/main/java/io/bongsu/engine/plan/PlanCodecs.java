package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the codec of a type by looking at it, so that a new plan record needs no code here.
 *
 * <p>Shape: records, sealed families of records, enums, String, int, long, double, boolean, {@code List<X>},
 * {@code Optional<X>}, {@link EventType}, and {@code Object} for the value of a literal.
 *
 * <p>Cost: each type is looked at once per JVM.
 */
final class PlanCodecs {
    private static final Map<Type, PlanCodec> BY_TYPE = new ConcurrentHashMap<>();

    private PlanCodecs() {}

    static PlanCodec of(Type type) {
        PlanCodec known = BY_TYPE.get(type);
        if (known != null) {
            return known;
        }
        // Families are recursive: parts look their own codecs up on first use.
        BY_TYPE.putIfAbsent(type, make(type));
        return BY_TYPE.get(type);
    }

    private static PlanCodec make(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type part = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == List.class) {
                return new ListCodec(part);
            }
            if (generic.getRawType() == Optional.class) {
                return new OptionalCodec(part);
            }
        } else if (type instanceof Class<?> kind) {
            return ofClass(kind);
        }
        throw unsupported(type);
    }

    private static PlanCodec ofClass(Class<?> kind) {
        if (kind.isRecord()) {
            return new RecordCodec(kind);
        }
        if (kind.isSealed()) {
            return new FamilyCodec(kind);
        }
        if (kind.isEnum()) {
            return new EnumCodec(kind);
        }
        if (kind == EventType.class) {
            return new EventTypeCodec();
        }
        return ScalarCodec.of(kind).orElseThrow(() -> unsupported(kind));
    }

    private static PlanException unsupported(Type type) {
        return new PlanException(
                "a plan component has one of the types that PlanCodecs names, type=" + type.getTypeName());
    }

    private record ListCodec(Type element) implements PlanCodec {
        @Override
        public void write(Object value, PlanOutput output) {
            List<?> list = (List<?>) value;
            PlanCodec codec = of(element);
            output.count(list.size());
            for (Object item : list) {
                codec.write(item, output);
            }
        }

        @Override
        public Object read(PlanInput input) {
            PlanCodec codec = of(element);
            int count = input.count();
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                list.add(codec.read(input));
            }
            return list;
        }
    }

    private record OptionalCodec(Type part) implements PlanCodec {
        @Override
        public void write(Object value, PlanOutput output) {
            Optional<?> optional = (Optional<?>) value;
            output.octet(optional.isPresent() ? 1 : 0);
            if (optional.isPresent()) {
                of(part).write(optional.get(), output);
            }
        }

        @Override
        public Object read(PlanInput input) {
            return ScalarCodec.readBoolean(input) ? Optional.of(of(part).read(input)) : Optional.empty();
        }
    }
}
