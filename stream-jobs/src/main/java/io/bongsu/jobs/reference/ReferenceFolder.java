package io.bongsu.jobs.reference;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.engine.geo.Geography;
import io.bongsu.jobs.diagnose.FileError;
import io.bongsu.jobs.reference.ReferenceData.PointRow;
import io.bongsu.jobs.reference.ReferenceData.ZoneRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads a folder of reference files: {@code .jsonl}, one object a line, and Avro containers {@code .avro}.
 *
 * <p>Shape: a record's type is its {@code type} field, else its schema's name, else the file's name before the first dot;
 * Camera, Hydrant, SafeZone or District. Files in order of name. Ids are unique per type.
 *
 * <p>Errors: {@link ReferenceException} with code CEP-7003, file and line.
 */
public final class ReferenceFolder {
    private final ObjectMapper json = new ObjectMapper();
    private final List<PointRow> points = new ArrayList<>();
    private final List<ZoneRow> zones = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private ReferenceFolder() {}

    public static ReferenceData read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ReferenceException(FileError.REFERENCE_FILE.message(
                    "a reference folder must exist, path=" + folder + ". Cure: check the name after --reference"));
        }
        ReferenceFolder reading = new ReferenceFolder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                reading.readFile(file);
            }
        }
        return new ReferenceData(reading.points, reading.zones);
    }

    private void readFile(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".jsonl")) {
            readLines(file);
        } else if (name.endsWith(".avro")) {
            readContainer(file);
        }
    }

    private void readLines(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    Place place = new Place(file, number);
                    add(parse(line, place), defaultType(file), place);
                }
            }
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new ReferenceException(
                    FileError.REFERENCE_FILE.message("a reference file must be UTF-8 text, path=" + file));
        }
    }

    private JsonNode parse(String text, Place place) throws ReferenceException {
        try {
            JsonNode row = json.readTree(text);
            if (row.isObject()) {
                return row;
            }
        } catch (JacksonException e) {
            throw place.problem("a line must be a JSON object, cause=" + e.getOriginalMessage());
        }
        throw place.problem("a line must be a JSON object");
    }

    private void readContainer(Path file) throws IOException {
        try (DataFileReader<GenericRecord> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
            int number = 0;
            while (reader.hasNext()) {
                number++;
                Place place = new Place(file, number);
                String text = GenericData.get().toString(reader.next());
                add(parse(text, place), reader.getSchema().getName(), place);
            }
        } catch (AvroRuntimeException e) {
            throw new ReferenceException(FileError.REFERENCE_FILE.message(
                    "an Avro file must be whole, path=" + file + " cause=" + e.getMessage()));
        }
    }

    private static String defaultType(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    private void add(JsonNode row, String defaultType, Place place) throws ReferenceException {
        String type = row.path("type").asText(defaultType);
        String id = place.text(row, "id");
        if (!ids.add(type + "/" + id)) {
            throw place.problem("an id must be unique among its type, type=" + type + " id=" + id);
        }
        String name = row.path("name").asText(id);
        switch (type) {
            case "Camera", "Hydrant" ->
                points.add(new PointRow(type, id, name, place.degrees(row, "lon", 180), place.degrees(row, "lat", 90)));
            case "SafeZone" -> addZone(row, id, name, row.path("kind").asText("SAFE_ZONE"), place);
            case "District" -> addZone(row, id, name, ReferenceData.DISTRICT, place);
            default ->
                throw place.problem("a reference type must be Camera, Hydrant, SafeZone or District, type=" + type);
        }
    }

    private void addZone(JsonNode row, String id, String name, String kind, Place place) throws ReferenceException {
        ZoneRow zone;
        if (row.hasNonNull("wkt")) {
            zone = new ZoneRow(id, name, kind, row.get("wkt").asText(), 0, 0, 0);
        } else {
            double radius = place.number(row, "radiusM");
            if (!(radius > 0)) {
                throw place.problem("a zone's radius must be > 0 m, id=" + id + " radiusM=" + radius);
            }
            zone = new ZoneRow(
                    id, name, kind, "", place.degrees(row, "lon", 180), place.degrees(row, "lat", 90), radius);
        }
        try {
            Geography.Builder trial = Geography.builder();
            zone.addTo(trial);
        } catch (IllegalArgumentException e) {
            throw place.problem("an outline must be valid WKT, id=" + id + " cause=" + e.getMessage());
        }
        zones.add(zone);
    }

    /** A line or record of a file. */
    private record Place(Path file, int number) {
        ReferenceException problem(String message) {
            return new ReferenceException(file + ":" + number + ": " + FileError.REFERENCE_FILE.message(message));
        }

        String text(JsonNode row, String field) throws ReferenceException {
            JsonNode value = row.path(field);
            if (value.isTextual() && !value.asText().isEmpty()) {
                return value.asText();
            }
            throw problem("a reference record must have a text, field=" + field + " value=" + value);
        }

        double number(JsonNode row, String field) throws ReferenceException {
            JsonNode value = row.path(field);
            if (value.isNumber()) {
                return value.doubleValue();
            }
            throw problem("a reference record must have a number, field=" + field + " value=" + value);
        }

        double degrees(JsonNode row, String field, double max) throws ReferenceException {
            double value = number(row, field);
            if (Math.abs(value) > max) {
                throw problem("degrees must lie within ±" + max + ", field=" + field + " value=" + value);
            }
            return value;
        }
    }
}
