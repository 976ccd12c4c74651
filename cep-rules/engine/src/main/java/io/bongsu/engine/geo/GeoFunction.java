package io.bongsu.engine.geo;

import io.bongsu.schemas.ValueType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The geographic functions of the rule language: name, argument types, result type and computation.
 *
 * <p>Unit: lon, lat in WGS84 degrees; metres; bearings in degrees from north, clockwise, [0, 360).
 *
 * <p>Shape: a number argument takes a number of any type. Null, a latitude or longitude out of range, text that is
 * neither a zone id nor WKT, an unknown layer: null.
 *
 * <p>Errors: none.
 */
public enum GeoFunction {
    /** Great-circle distance between two points. */
    DISTANCE("geo.distance", numbers(4), ValueType.DOUBLE) {
        @Override
        Object compute(Geography geography, Object[] values) {
            return GreatCircle.distanceM(number(values, 0), number(values, 1), number(values, 2), number(values, 3));
        }
    },
    /** Initial bearing from the first point to the second. */
    BEARING("geo.bearing", numbers(4), ValueType.DOUBLE) {
        @Override
        Object compute(Geography geography, Object[] values) {
            return GreatCircle.bearingDeg(number(values, 0), number(values, 1), number(values, 2), number(values, 3));
        }
    },
    /** Whether a zone, named by id or given as WKT, covers the point; its border counts. */
    WITHIN("geo.within", List.of(ValueType.DOUBLE, ValueType.DOUBLE, ValueType.STRING), ValueType.BOOLEAN) {
        @Override
        Object compute(Geography geography, Object[] values) {
            double lon = number(values, 0);
            double lat = number(values, 1);
            return geography
                    .area((String) values[2])
                    .map(area -> area.covers(lon, lat))
                    .orElse(null);
        }
    },
    /** The H3 cell of the point at a resolution from 0 to 15, as text. */
    CELL("geo.cell", List.of(ValueType.DOUBLE, ValueType.DOUBLE, ValueType.INT), ValueType.STRING) {
        @Override
        Object compute(Geography geography, Object[] values) {
            return Cells.at(number(values, 0), number(values, 1), ((Number) values[2]).intValue());
        }
    },
    /** Distance to the nearest place of a layer. */
    NEAREST("geo.nearest", List.of(ValueType.STRING, ValueType.DOUBLE, ValueType.DOUBLE), ValueType.DOUBLE) {
        @Override
        Object compute(Geography geography, Object[] values) {
            double distance = geography.distanceToNearest((String) values[0], number(values, 1), number(values, 2));
            return Double.isNaN(distance) ? null : (Object) distance;
        }
    },
    /** Distance to a zone, named by id or given as WKT; 0 inside. */
    DISTANCE_TO("geo.distanceTo", List.of(ValueType.DOUBLE, ValueType.DOUBLE, ValueType.STRING), ValueType.DOUBLE) {
        @Override
        Object compute(Geography geography, Object[] values) {
            double lon = number(values, 0);
            double lat = number(values, 1);
            return geography
                    .area((String) values[2])
                    .map(area -> area.distanceM(lon, lat))
                    .orElse(null);
        }
    };

    private final String eplName;
    private final List<ValueType> arguments;
    private final ValueType result;

    GeoFunction(String eplName, List<ValueType> arguments, ValueType result) {
        this.eplName = eplName;
        this.arguments = arguments;
        this.result = result;
    }

    /** The function of that name in a rule, such as {@code geo.distance}. */
    public static Optional<GeoFunction> of(String eplName) {
        for (GeoFunction function : values()) {
            if (function.eplName.equals(eplName)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    public String eplName() {
        return eplName;
    }

    public List<ValueType> arguments() {
        return arguments;
    }

    public ValueType result() {
        return result;
    }

    /** The value, or null where the arguments do not allow one. */
    public Object evaluate(Geography geography, Object[] values) {
        return usable(values) ? compute(geography, values) : null;
    }

    abstract Object compute(Geography geography, Object[] values);

    /** Every value of its type, every longitude followed by a latitude in range. */
    private boolean usable(Object[] values) {
        if (values.length != arguments.size()) {
            return false;
        }
        int coordinates = 0;
        for (int i = 0; i < values.length; i++) {
            switch (arguments.get(i).kind()) {
                case STRING -> {
                    if (!(values[i] instanceof String)) {
                        return false;
                    }
                }
                case DOUBLE -> {
                    double limit = coordinates++ % 2 == 0 ? 180 : 90;
                    if (!(values[i] instanceof Number number) || !(Math.abs(number.doubleValue()) <= limit)) {
                        return false;
                    }
                }
                default -> {
                    if (!(values[i] instanceof Number)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static double number(Object[] values, int index) {
        return ((Number) values[index]).doubleValue();
    }

    private static List<ValueType> numbers(int count) {
        return Collections.nCopies(count, ValueType.DOUBLE);
    }
}
