package io.bongsu.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.geo.Geography.Near;
import io.bongsu.engine.geo.Geography.Place;
import io.bongsu.engine.geo.Geography.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeographyTest {
    private static final Comparator<Near> NEAREST_FIRST = Comparator.comparingDouble(Near::distanceM)
            .thenComparing(near -> near.place().id());

    @Test
    void nearestIsWhatLookingAtEveryPlaceFinds() {
        agreesWithBruteForce(new Random(1), 126.5, 37.2, 1.0, 20_000);
    }

    @Test
    void nearestNearPolesAndThe180thMeridian() {
        agreesWithBruteForce(new Random(2), -180, -90, 360, 3_000_000);
        agreesWithBruteForce(new Random(3), 179, -1, 1, 50_000);
        agreesWithBruteForce(new Random(4), -180, 89, 1, 200_000);
    }

    private static void agreesWithBruteForce(Random random, double west, double south, double size, double maxMeters) {
        double height = Math.min(size, 90 - south);
        List<Place> places = new ArrayList<>();
        Geography.Builder builder = Geography.builder();
        for (int i = 0; i < 400; i++) {
            Place place =
                    new Place("p" + i, "", west + size * random.nextDouble(), south + height * random.nextDouble());
            places.add(place);
            builder.place("Camera", place);
        }
        Geography geography = builder.build();
        for (int i = 0; i < 200; i++) {
            double lon = west + size * random.nextDouble();
            double lat = south + height * random.nextDouble();
            double max = maxMeters * random.nextDouble();
            List<Near> expected = places.stream()
                    .map(place -> new Near(
                            place,
                            GreatCircle.distanceM(lon, lat, place.lon(), place.lat()),
                            GreatCircle.bearingDeg(lon, lat, place.lon(), place.lat())))
                    .sorted(NEAREST_FIRST)
                    .toList();

            assertThat(geography.nearest("Camera", lon, lat, max, 5))
                    .isEqualTo(expected.stream()
                            .filter(near -> near.distanceM() <= max)
                            .limit(5)
                            .toList());
            assertThat(geography.distanceToNearest("Camera", lon, lat))
                    .isEqualTo(expected.get(0).distanceM());
        }
    }

    @Test
    void tiesAreOrderedById() {
        Geography geography = Geography.builder()
                .place("Camera", new Place("b", "", 127, 37))
                .place("Camera", new Place("c", "", 127, 37))
                .place("Camera", new Place("a", "", 127, 37))
                .build();

        assertThat(geography.nearest("Camera", 127, 37, 0, 2))
                .extracting(near -> near.place().id())
                .containsExactly("a", "b");
    }

    @Test
    void questionsOffTheEarthFindNothing() {
        Geography geography =
                Geography.builder().place("Camera", new Place("a", "", 127, 37)).build();

        assertThat(geography.nearest("Camera", Double.NaN, 37, 10, 1)).isEmpty();
        assertThat(geography.nearest("Camera", 127, 95, 10, 1)).isEmpty();
        assertThat(geography.nearest("Camera", 127, 37, -1, 1)).isEmpty();
        assertThat(geography.nearest("Camera", 127, 37, Double.POSITIVE_INFINITY, 1))
                .hasSize(1);
        assertThat(geography.nearest("Hydrant", 127, 37, 10, 1)).isEmpty();
        assertThat(geography.zonesAt(Double.NaN, 0)).isEmpty();
        assertThat(Geography.EMPTY.zonesAt(127, 37)).isEmpty();
    }

    @Test
    void zonesAreOrderedByIdAndCirclesAreExact() {
        double edge = GreatCircle.distanceM(127, 37, 127.003, 37.002);
        Geography geography = Geography.builder()
                .circle(new Zone("z2", "Reached", "PERSON"), 127, 37, edge)
                .circle(new Zone("z3", "Short of it", "PERSON"), 127, 37, Math.nextDown(edge))
                .zone(
                        new Zone("z1", "District", "DISTRICT"),
                        "POLYGON ((126.9 36.9, 127.1 36.9, 127.1 37.1, 126.9 37.1, 126.9 36.9))")
                .build();

        assertThat(geography.zonesAt(127.003, 37.002)).extracting(Zone::id).containsExactly("z1", "z2");
        assertThat(geography.zonesAt(127.1, 37.1)).extracting(Zone::id).containsExactly("z1");
        assertThat(geography.zonesAt(127.2, 37.1)).isEmpty();
    }

    @Test
    void theBuilderNamesIdAndCause() {
        Zone zone = new Zone("z1", "", "SCHOOL");
        assertThatThrownBy(() -> Geography.builder().zone(zone, "POLYGON ((0 0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an area must be WKT")
                .hasMessageContaining("zone=z1");
        assertThatThrownBy(() -> Geography.builder().zone(zone, "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))"))
                .hasMessageContaining("must be valid")
                .hasMessageContaining("zone=z1");
        assertThatThrownBy(() -> Geography.builder().zone(zone, "POINT (37 127)"))
                .hasMessageContaining("lon, lat degrees");
        assertThatThrownBy(() -> Geography.builder().circle(zone, 127, 37, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("radiusM=NaN zone=z1");
        assertThatThrownBy(() -> Geography.builder().circle(zone, 127, 37, 1).zone(zone, "POINT (1 1)"))
                .hasMessageContaining("zone ids must be unique, id=z1");
        assertThatThrownBy(() -> Geography.builder().place("Camera", new Place("a", "", 37, 127)))
                .hasMessage("a point must be in lon, lat degrees, place=a lon=37.0 lat=127.0");
        assertThatThrownBy(() -> Geography.builder()
                        .place("Camera", new Place("a", "", 127, 37))
                        .place("Camera", new Place("a", "", 127, 38)))
                .hasMessage("place ids must be unique in a layer, layer=Camera id=a");
    }
}
