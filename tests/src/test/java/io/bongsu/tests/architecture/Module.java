package io.bongsu.tests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The modules of the project, with the packages that each may see besides its own. */
enum Module {
    SCHEMAS("schemas", "io.bongsu.schemas.."),
    ENGINE("cep-rules/engine", "io.bongsu.engine..", SCHEMAS),
    LANGUAGE("cep-rules/language", "io.bongsu.language..", SCHEMAS, ENGINE),
    TOOL("cep-rules/tool", "io.bongsu.tool..", SCHEMAS, ENGINE, LANGUAGE),
    JOBS("stream-jobs", "io.bongsu.jobs..", SCHEMAS, ENGINE);

    private final String folder;
    private final String packages;
    private final List<Module> sees;

    Module(String folder, String packages, Module... sees) {
        this.folder = folder;
        this.packages = packages;
        this.sees = List.of(sees);
    }

    String packages() {
        return packages;
    }

    String[] visiblePackages() {
        return Stream.concat(Stream.of(packages), sees.stream().map(Module::packages))
                .toArray(String[]::new);
    }

    /** The module's Java sources, ascending; none while it is still to be written. */
    List<Path> sources() {
        Path main = root().resolve(folder).resolve("src/main/java");
        if (!Files.isDirectory(main)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isEmpty() {
        return sources().isEmpty();
    }

    static List<Module> all() {
        return Arrays.asList(values());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("the tests run inside the project, no mvnw above "
                        + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
