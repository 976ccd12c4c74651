package io.bongsu.benchmarks.stream;

import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventCatalog;
import org.apache.avro.Schema;

/**
 * The event of the cases about windows and about many rules: a camera read a plate.
 *
 * <p>Shape: Avro, fields in the order eventId, ts, camera, zone, plate, speed, lane; plain, in the catalog's schema.
 *
 * <p>Unit: {@code speed} in km/h, a multiple of 0.5, so that sums and averages are exact in any order.
 */
public final class CameraRead {
    public static final String NAME = "CameraRead";

    private static final String SCHEMA = """
            {"type":"record","name":"CameraRead","namespace":"io.bongsu.benchmarks","latenessMillis":200,"key":"camera",
             "fields":[
              {"name":"eventId","type":"string"},
              {"name":"ts","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"camera","type":"string"},
              {"name":"zone","type":"string"},
              {"name":"plate","type":"string"},
              {"name":"speed","type":"double"},
              {"name":"lane","type":"int"}]}
            """;

    private CameraRead() {}

    static EventCatalog catalog() {
        return EventCatalog.builtin().with(new Schema.Parser().parse(SCHEMA));
    }

    static RawRecord record(long index, long timeMillis, String camera, String zone, String plate, double speed) {
        byte[] bytes = new AvroBytes(96)
                .text("e" + index)
                .number(timeMillis)
                .text(camera)
                .text(zone)
                .text(plate)
                .real(speed)
                .number(index % 4)
                .toByteArray();
        return new RawRecord(NAME, RawRecord.Encoding.AVRO, bytes, EventStream.TOPIC, 0, index, RawRecord.NO_TIMESTAMP);
    }
}
