package io.bongsu.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.Alert.Transition;
import io.bongsu.engine.plan.RulePlan.RuleInfo;
import io.bongsu.jobs.reference.ReferenceData;
import io.bongsu.jobs.reference.ReferenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.flink.api.common.functions.OpenContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reference files say about an alert's place. */
final class PlaceLookupTest {
    @TempDir
    private Path folder;

    private static Alert at(OptionalDouble lon, OptionalDouble lat) {
        return new Alert(
                "id",
                "fp",
                "ep",
                1,
                Transition.OPEN,
                "",
                new RuleInfo("u", "n", "t", "s", 1, "sha", "ACTUAL"),
                "default",
                "Severe",
                "Immediate",
                "Observed",
                "head",
                1,
                1,
                1,
                lon,
                lat,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    private Enrichment lookup(double lon, double lat) throws IOException {
        PlaceLookup lookup = new PlaceLookup(ReferenceFolder.read(folder));
        lookup.open((OpenContext) null);
        return lookup.map(at(OptionalDouble.of(lon), OptionalDouble.of(lat))).enrichment();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theNearestCamerasComeWithDistanceAndBearing() throws IOException {
        file("Camera.jsonl", """
                {"id":"north","lon":127.1,"lat":37.501,"name":"North gate"}
                {"id":"east","lon":127.102,"lat":37.5}
                {"id":"far","lon":127.11,"lat":37.5}
                """);
        file("places.jsonl", """
                {"type":"Hydrant","id":"h1","lon":127.1,"lat":37.4999}
                {"type":"SafeZone","id":"z1","name":"School","kind":"SCHOOL","lon":127.1,"lat":37.5,"radiusM":300}
                {"type":"SafeZone","id":"z2","name":"Elsewhere","lon":127.2,"lat":37.5,"radiusM":300}
                {"type":"District","id":"11710","name":"송파구","wkt":"POLYGON ((127 37, 128 37, 128 38, 127 38, 127 37))"}
                """);
        Enrichment found = lookup(127.1, 37.5);
        assertThat(found.cameras()).extracting(Enrichment.NearPlace::id).containsExactly("north", "east");
        assertThat(found.cameras().get(0).name()).isEqualTo("North gate");
        assertThat(found.cameras().get(0).distanceM()).isBetween(111.0, 111.4);
        assertThat(found.cameras().get(0).bearingDeg()).isZero();
        assertThat(found.cameras().get(1).bearingDeg()).isEqualTo(90.0);
        assertThat(found.hydrants()).extracting(Enrichment.NearPlace::id).containsExactly("h1");
        assertThat(found.zones()).containsExactly("School");
        assertThat(found.district()).isEqualTo("송파구");
    }

    @Test
    void withoutReferenceOrPlaceNothingIsKnown() throws Exception {
        PlaceLookup lookup = new PlaceLookup(ReferenceData.EMPTY);
        lookup.open((OpenContext) null);
        assertThat(lookup.map(at(OptionalDouble.of(1), OptionalDouble.of(1))).enrichment())
                .isEqualTo(Enrichment.EMPTY);
        assertThat(lookup.map(at(OptionalDouble.empty(), OptionalDouble.empty()))
                        .enrichment())
                .isEqualTo(Enrichment.EMPTY);
    }

    @Test
    void aWrongLineIsNamedWithItsPlace() throws IOException {
        file("Camera.jsonl", "{\"id\":\"a\",\"lon\":127,\"lat\":37}\n{\"id\":\"b\",\"lon\":\"x\",\"lat\":37}\n");
        assertThatThrownBy(() -> ReferenceFolder.read(folder))
                .hasMessageContaining("Camera.jsonl:2: CEP-7003")
                .hasMessageContaining("field=lon");
        file("Camera.jsonl", "{\"id\":\"a\",\"lon\":127,\"lat\":37}\n{\"id\":\"a\",\"lon\":127,\"lat\":37}\n");
        assertThatThrownBy(() -> ReferenceFolder.read(folder))
                .hasMessageContaining(":2:")
                .hasMessageContaining("unique");
        file("Camera.jsonl", "{\"type\":\"Tree\",\"id\":\"a\"}\n");
        assertThatThrownBy(() -> ReferenceFolder.read(folder)).hasMessageContaining("type=Tree");
        file("Camera.jsonl", "{\"type\":\"SafeZone\",\"id\":\"a\",\"wkt\":\"POLYGON ((1\"}\n");
        assertThatThrownBy(() -> ReferenceFolder.read(folder))
                .hasMessageContaining(":1:")
                .hasMessageContaining("WKT");
        assertThatThrownBy(() -> ReferenceFolder.read(folder.resolve("gone"))).hasMessageContaining("CEP-7003");
    }
}
