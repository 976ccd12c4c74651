package io.bongsu.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schema files of the source tree: those of today, and those of every release. */
final class SchemaTexts {
    private static final Path TODAY = Path.of("src/main/resources/io/bongsu/schemas");
    private static final Path RELEASED = Path.of("src/released");

    private SchemaTexts() {}

    static Map<String, Schema> today() {
        return read(TODAY);
    }

    /** Folders of released versions, the oldest first. */
    static List<Path> releases() {
        try (Stream<Path> folders = Files.list(RELEASED)) {
            return folders.filter(Files::isDirectory)
                    .sorted((a, b) -> Integer.compare(number(a), number(b)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Schema> read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, Schema> schemas = new TreeMap<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".avsc")).sorted().toList()) {
                schemas.put(
                        file.getFileName().toString().replace(".avsc", ""),
                        new Schema.Parser().parse(Files.readString(file)));
            }
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path release) {
        return Integer.parseInt(release.getFileName().toString());
    }
}
