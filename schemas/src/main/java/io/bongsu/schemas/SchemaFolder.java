package io.bongsu.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.schemas.CatalogException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The record schemas of every {@code .avsc} file below a folder.
 *
 * <p>Shape: files in the order of their paths; a file holds one record, or an array of records, and may name records and
 * enums of other files, whichever come first. A file with an enum or fixed type alone is a definition for the others.
 *
 * <p>Cost: files that wait for others are parsed once more per round, at most files squared.
 *
 * <p>Errors: {@link CatalogException} with every file that cannot be used.
 */
final class SchemaFolder {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** One record schema and the file that it was read from. */
    record Found(Schema schema, String file) {}

    private record Text(String file, String json, JsonNode tree) {}

    private final List<Problem> problems = new ArrayList<>();

    private SchemaFolder() {}

    /** Reads the folder; {@code known} are schemas that its files may refer to and may define anew. */
    static List<Found> read(Path folder, Iterable<Schema> known) {
        SchemaFolder reader = new SchemaFolder();
        List<Found> found = reader.parse(reader.texts(folder), known);
        if (!reader.problems.isEmpty()) {
            throw new CatalogException(reader.problems);
        }
        return found;
    }

    private List<Text> texts(Path folder) {
        List<Text> texts = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                String json = Files.readString(file);
                texts.add(new Text(file.toString(), json, JSON.readTree(json)));
            } catch (JsonProcessingException e) {
                problems.add(new Problem(
                        file + ":" + e.getLocation().getLineNr() + ":"
                                + e.getLocation().getColumnNr(),
                        "a schema file must be JSON, cause=" + e.getOriginalMessage()));
            } catch (IOException e) {
                problems.add(new Problem(file.toString(), "a schema file must be readable UTF-8 text, cause=" + e));
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(file -> file.toString().endsWith(".avsc") && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
            if (files.isEmpty()) {
                throw new CatalogException(folder.toString(), "a schema folder must hold an .avsc file, found=0");
            }
            return files;
        } catch (IOException e) {
            throw new CatalogException(folder.toString(), "a schema folder must be readable, cause=" + e);
        }
    }

    private List<Found> parse(List<Text> texts, Iterable<Schema> known) {
        Map<String, Schema> types = new LinkedHashMap<>();
        Set<String> defined = new TreeSet<>();
        texts.forEach(text -> collectRootNames(text.tree(), defined));
        known.forEach(schema -> types.put(schema.getFullName(), schema));
        types.keySet().removeAll(defined);

        Map<String, Schema> roots = new LinkedHashMap<>();
        List<Text> waiting = texts;
        Map<String, String> causes = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            List<Text> still = new ArrayList<>();
            causes.clear();
            for (Text text : waiting) {
                Schema.Parser parser = new Schema.Parser();
                parser.addTypes(types.values());
                try {
                    roots.put(text.file(), parser.parse(text.json()));
                    types.putAll(parser.getTypes());
                } catch (AvroRuntimeException e) {
                    still.add(text);
                    causes.put(text.file(), e.getMessage());
                }
            }
            if (still.size() == waiting.size()) {
                causes.forEach((file, cause) ->
                        problems.add(new Problem(file, "a schema file must be valid Avro, cause=" + cause)));
                break;
            }
            waiting = still;
        }
        List<Found> found = new ArrayList<>();
        for (Text text : texts) {
            if (roots.containsKey(text.file())) {
                addRecords(roots.get(text.file()), text.file(), found);
            }
        }
        return found;
    }

    private void addRecords(Schema root, String file, List<Found> found) {
        switch (root.getType()) {
            case RECORD -> found.add(new Found(root, file));
            case UNION -> root.getTypes().forEach(branch -> addRecords(branch, file, found));
            case ENUM, FIXED -> {
                // a definition that other files refer to
            }
            default ->
                problems.add(new Problem(
                        file,
                        "a schema file must hold a record, got type="
                                + root.getType().getName()));
        }
    }

    private static void collectRootNames(JsonNode root, Set<String> names) {
        if (root.isArray()) {
            root.forEach(branch -> collectRootNames(branch, names));
        } else if (root.path("name").isTextual()) {
            String name = root.get("name").asText();
            String namespace = root.path("namespace").asText("");
            names.add(name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name);
        }
    }
}
