package io.bongsu.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaDocTest {
    @Test
    void everyRecordAndEveryFieldSaysWhatItIs() {
        List<String> silent = new ArrayList<>();
        SchemaTexts.today().values().forEach(schema -> collectSilent(schema, silent));
        assertThat(silent).isEmpty();
    }

    @Test
    void theCatalogReadsEveryFileOfTheSourceTree() {
        Set<String> read = new TreeSet<>(EventCatalog.builtin().names());
        read.add(OwnSchemas.ALERT.getName());
        read.add(OwnSchemas.REJECTED_EVENT.getName());
        assertThat(read).isEqualTo(SchemaTexts.today().keySet());
    }

    @Test
    void everyStreamHasTheEnvelopeAKeyAndABoundedLateness() {
        for (StreamSchema stream : EventCatalog.builtin().entries()) {
            assertThat(stream.key()).as(stream.name()).isPresent();
            assertThat(stream.hidden()).as(stream.name()).isEmpty();
            if (!stream.reference()) {
                assertThat(stream.avro().getFields().subList(0, 4))
                        .as(stream.name())
                        .extracting(Schema.Field::name)
                        .containsExactly("eventId", "ts", "source", "tenant");
                assertThat(stream.latenessMillis()).as(stream.name()).isBetween(1_000L, 10_000L);
            }
        }
    }

    @Test
    void everyFieldAfterTheEnvelopeIsRequiredOrHasADefault() {
        assertThat(required("LprRead")).containsExactly("eventId", "ts", "plate", "cameraId");
        assertThat(required("Report112")).containsExactly("eventId", "ts", "caseNo", "grade");
        assertThat(required("ParkingEvent")).containsExactly("eventId", "ts", "spotId", "state");
        assertThat(required("RouteLeg"))
                .containsExactly("eventId", "ts", "dispatchId", "vehicleId", "linkId", "status");
        assertThat(required("OperatorAck")).containsExactly("eventId", "ts");
    }

    private static List<String> required(String name) {
        return EventCatalog.builtin().get(name).avro().getFields().stream()
                .filter(field -> !field.hasDefaultValue())
                .map(Schema.Field::name)
                .toList();
    }

    private static void collectSilent(Schema schema, List<String> silent) {
        switch (schema.getType()) {
            case RECORD -> {
                if (schema.getDoc() == null || schema.getDoc().isBlank()) {
                    silent.add(schema.getFullName());
                }
                for (Schema.Field field : schema.getFields()) {
                    if (field.doc() == null || field.doc().isBlank()) {
                        silent.add(schema.getFullName() + "." + field.name());
                    }
                    collectSilent(field.schema(), silent);
                }
            }
            case UNION -> schema.getTypes().forEach(branch -> collectSilent(branch, silent));
            case ARRAY -> collectSilent(schema.getElementType(), silent);
            case MAP -> collectSilent(schema.getValueType(), silent);
            default -> {
                // scalars have no doc of their own
            }
        }
    }
}
