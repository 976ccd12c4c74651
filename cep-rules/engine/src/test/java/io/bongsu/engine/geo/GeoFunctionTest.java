package io.bongsu.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bongsu.engine.geo.Geography.Place;
import io.bongsu.engine.geo.Geography.Zone;
import io.bongsu.schemas.ValueType;
import org.junit.jupiter.api.Test;

class GeoFunctionTest {
    private static final double CITY_HALL_LON = 126.9780;
    private static final double CITY_HALL_LAT = 37.5665;
    private static final double GANGNAM_LON = 127.0276;
    private static final double GANGNAM_LAT = 37.4979;
    private static final String SQUARE = "POLYGON ((127 37, 128 37, 128 38, 127 38, 127 37))";

    private static final Geography GEOGRAPHY = Geography.builder()
            .place("Hydrant", new Place("h1", "Hydrant 1", CITY_HALL_LON, CITY_HALL_LAT))
            .zone(new Zone("school", "School", "SCHOOL"), SQUARE)
            .circle(new Zone("home", "Home", "PERSON"), CITY_HALL_LON, CITY_HALL_LAT, 300)
            .build();

    private static Object call(String name, Object... arguments) {
        return GeoFunction.of(name).orElseThrow().evaluate(GEOGRAPHY, arguments);
    }

    @Test
    void distanceAndBearingFromCityHallToGangnam() {
        assertThat((Double) call("geo.distance", CITY_HALL_LON, CITY_HALL_LAT, GANGNAM_LON, GANGNAM_LAT))
                .isCloseTo(8_794, within(5.0));
        assertThat((Double) call("geo.bearing", CITY_HALL_LON, CITY_HALL_LAT, GANGNAM_LON, GANGNAM_LAT))
                .isCloseTo(150.16, within(0.05));
        assertThat((Double) call("geo.distance", 0, 0L, 1f, 0.0)).isCloseTo(111_195.08, within(0.01));
    }

    @Test
    void bearingsAreFromZeroToBelow360() {
        assertThat(call("geo.bearing", 127, 37, 127, 38)).isEqualTo(0.0);
        assertThat(call("geo.bearing", 127, 37, 127, 37)).isEqualTo(0.0);
        assertThat((Double) call("geo.bearing", 127, 0, 126, 0)).isCloseTo(270, within(1e-9));
        assertThat(call("geo.bearing", 127, 37, 127, 36)).isEqualTo(180.0);
    }

    @Test
    void theBorderIsWithin() {
        assertThat(call("geo.within", 127.5, 37.5, SQUARE)).isEqualTo(true);
        assertThat(call("geo.within", 127, 37.5, SQUARE)).isEqualTo(true);
        assertThat(call("geo.within", 128.0, 38.0, "school")).isEqualTo(true);
        assertThat(call("geo.within", 126.999999, 37.5, "school")).isEqualTo(false);
        assertThat(call("geo.within", CITY_HALL_LON, CITY_HALL_LAT, "home")).isEqualTo(true);
        assertThat(call("geo.within", CITY_HALL_LON, CITY_HALL_LAT + 0.0027, "home"))
                .isEqualTo(false);
        assertThat(call("geo.within", 1, 1, "LINESTRING (0 0, 2 2)")).isEqualTo(true);
        assertThat(call("geo.within", 1, 1, "POINT (1 1)")).isEqualTo(true);
    }

    @Test
    void holesAreOutside() {
        String ring = "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 6 3, 6 6, 3 6, 3 3))";

        assertThat(call("geo.within", 4, 4, ring)).isEqualTo(false);
        assertThat(call("geo.within", 3, 4, ring)).isEqualTo(true);
        assertThat((Double) call("geo.distanceTo", 3.01, 4, ring)).isCloseTo(1_109, within(5.0));
    }

    @Test
    void distanceToAnAreaIsZeroInside() {
        assertThat(call("geo.distanceTo", 127.5, 37.5, "school")).isEqualTo(0.0);
        assertThat((Double) call("geo.distanceTo", 126.99, 37.5, "school"))
                .isCloseTo(GreatCircle.distanceM(126.99, 37.5, 127, 37.5), within(0.1));
        assertThat((Double) call("geo.distanceTo", CITY_HALL_LON, CITY_HALL_LAT + 0.01, "home"))
                .isCloseTo(0.01 * 111_195.08 - 300, within(0.1));
        assertThat((Double) call("geo.distanceTo", 127.0, 37.0, "MULTIPOINT ((127.1 37), (127.001 37))"))
                .isCloseTo(GreatCircle.distanceM(127, 37, 127.001, 37), within(0.01));
    }

    @Test
    void cellsAreH3() {
        assertThat(call("geo.cell", -122.0553238, 37.3615593, 5)).isEqualTo("85283473fffffff");
        assertThat(call("geo.cell", 127, 37, 16)).isNull();
        assertThat(call("geo.cell", 127, 37, -1)).isNull();
    }

    @Test
    void nearestOfALayer() {
        assertThat(call("geo.nearest", "Hydrant", CITY_HALL_LON, CITY_HALL_LAT)).isEqualTo(0.0);
        assertThat((Double) call("geo.nearest", "Hydrant", GANGNAM_LON, GANGNAM_LAT))
                .isCloseTo(8_794, within(5.0));
        assertThat((Double) call("geo.nearest", "Hydrant", -53.0, -37.5)).isGreaterThan(19_000_000);
        assertThat(call("geo.nearest", "Camera", 127, 37)).isNull();
    }

    @Test
    void whatCannotBeUsedIsNull() {
        assertThat(call("geo.distance", 127, null, 127, 37)).isNull();
        assertThat(call("geo.distance", 127, 91, 127, 37)).isNull();
        assertThat(call("geo.distance", 181, 37, 127, 37)).isNull();
        assertThat(call("geo.distance", Double.NaN, 37, 127, 37)).isNull();
        assertThat(call("geo.distance", "127", 37, 127, 37)).isNull();
        assertThat(call("geo.within", 127, 37, "nowhere")).isNull();
        assertThat(call("geo.within", 127, 37, "POLYGON ((0 0, 1 1")).isNull();
        assertThat(call("geo.within", 127, 37, "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))"))
                .isNull();
        assertThat(call("geo.within", 127, 37, "POLYGON EMPTY")).isNull();
        assertThat(call("geo.within", 127, 37, "GEOMETRYCOLLECTION(".repeat(50_000)))
                .isNull();
        assertThat(call("geo.within", 127, 37, null)).isNull();
        assertThat(call("geo.distanceTo", 127, 37, "")).isNull();
        assertThat(call("geo.cell", 127, 37, null)).isNull();
    }

    @Test
    void namesAndTypesAreKnownToTheChecker() {
        assertThat(GeoFunction.of("geo.what")).isEmpty();
        assertThat(GeoFunction.WITHIN.result()).isEqualTo(ValueType.BOOLEAN);
        assertThat(GeoFunction.NEAREST.arguments())
                .containsExactly(ValueType.STRING, ValueType.DOUBLE, ValueType.DOUBLE);
        assertThat(GeoFunction.DISTANCE_TO.eplName()).isEqualTo("geo.distanceTo");
    }
}
