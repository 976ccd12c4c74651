package io.bongsu.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The Avro schemas that the project itself brings.
 *
 * <p>Shape: the events and reference data that rules read are in {@link EventCatalog}; here are those that the line
 * writes.
 */
public final class OwnSchemas {
    /** One transition of an alert. */
    public static final Schema ALERT = read("alerts", "Alert");
    /** A message that could not be read as an event. */
    public static final Schema REJECTED_EVENT = read("alerts", "RejectedEvent");

    static final List<String> EVENTS = List.of(
            "BarrierStatus",
            "CameraStatus",
            "CctvAnalytics",
            "Dispatch",
            "EmergencyBell",
            "EnvSensor",
            "LinkSpeed",
            "LprRead",
            "OperatorAck",
            "ParkingEvent",
            "Report112",
            "Report119",
            "RouteLeg",
            "VehiclePosition",
            "VulnerableLocation",
            "WaterLevel");
    static final List<String> REFERENCE = List.of("Camera", "District", "Hydrant", "SafeZone");

    private OwnSchemas() {}

    static Schema read(String folder, String name) {
        String path = folder + "/" + name + ".avsc";
        try (InputStream file = OwnSchemas.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new CatalogException(path, "a schema of the project must be on the class path");
            }
            return new Schema.Parser().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
