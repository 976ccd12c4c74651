package io.bongsu.language.pack;

import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds and reads the rules below some paths: rule folders ({@code rule.epl} and {@code rule.yaml}), folders of them, bare
 * {@code .epl} files.
 *
 * <p>Shape: in the order of the paths, folders by name. Hidden folders and those named {@code tests} are not searched.
 *
 * <p>Errors: CEP-1004, 5109, 5108 for an id or name that two rules share, and those of {@code rule.yaml}. A rule whose files
 * cannot be read is left out.
 */
public final class RulePaths {
    private final Diagnostics diagnostics;
    private final List<RuleSource> rules = new ArrayList<>();

    private RulePaths(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    public static List<RuleSource> read(List<Path> paths, Diagnostics diagnostics) {
        RulePaths reader = new RulePaths(diagnostics);
        paths.forEach(reader::path);
        reader.unique();
        return reader.rules;
    }

    private void path(Path path) {
        int before = rules.size();
        int errors = diagnostics.errors();
        if (Files.isDirectory(path)) {
            folder(path);
        } else if (Files.exists(path)) {
            text(path).ifPresent(text -> rules.add(RuleSource.bare(text)));
        } else {
            report(ErrorCode.MISSING_FILE, path, "there is no such file or folder", "");
            return;
        }
        if (rules.size() == before && diagnostics.errors() == errors) {
            report(
                    ErrorCode.MISSING_FILE,
                    path,
                    "there is no rule in this folder",
                    "A rule is a folder with rule.epl and rule.yaml, or a .epl file.");
        }
    }

    private void folder(Path folder) {
        Path epl = folder.resolve("rule.epl");
        Path yaml = folder.resolve("rule.yaml");
        if (Files.exists(epl) || Files.exists(yaml)) {
            rule(epl, yaml);
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .filter(child -> !child.getFileName().toString().equals("tests"))
                    .sorted()
                    .forEach(this::folder);
        } catch (IOException e) {
            report(ErrorCode.UNREADABLE_FILE, folder, "the folder cannot be read: " + e.getMessage(), "");
        }
    }

    private void rule(Path epl, Path yaml) {
        for (Path file : List.of(epl, yaml)) {
            if (!Files.exists(file)) {
                report(ErrorCode.MISSING_FILE, file, "a rule folder must have this file", "");
                return;
            }
        }
        Optional<SourceText> eplText = text(epl);
        Optional<SourceText> yamlText = text(yaml);
        if (eplText.isPresent() && yamlText.isPresent()) {
            new MetadataReader(yamlText.get(), diagnostics)
                    .read()
                    .ifPresent(metadata -> rules.add(new RuleSource(eplText.get(), yamlText, metadata)));
        }
    }

    private Optional<SourceText> text(Path file) {
        try {
            return Optional.of(new SourceText(name(file), Files.readString(file)));
        } catch (CharacterCodingException e) {
            report(ErrorCode.UNREADABLE_FILE, file, "the file must be UTF-8 text", "");
        } catch (IOException e) {
            report(ErrorCode.UNREADABLE_FILE, file, "the file cannot be read: " + e.getMessage(), "");
        }
        return Optional.empty();
    }

    private void unique() {
        Map<String, RuleSource> byId = new LinkedHashMap<>();
        Map<String, RuleSource> byName = new LinkedHashMap<>();
        for (RuleSource rule : rules) {
            RuleSource sameId = byId.putIfAbsent(rule.metadata().id(), rule);
            RuleSource sameName = byName.putIfAbsent(rule.metadata().name(), rule);
            SourceText place = rule.yaml().orElse(rule.epl());
            if (sameId != null) {
                diagnostics.error(
                        ErrorCode.DUPLICATE_RULE,
                        place,
                        new Span(0, 0),
                        "rule ids must be unique, id=" + rule.metadata().id() + " first="
                                + sameId.epl().file(),
                        "");
            } else if (sameName != null) {
                diagnostics.error(
                        ErrorCode.DUPLICATE_RULE,
                        place,
                        new Span(0, 0),
                        "rule names must be unique, name=" + rule.metadata().name() + " first="
                                + sameName.epl().file(),
                        "");
            }
        }
    }

    private void report(ErrorCode code, Path path, String message, String cure) {
        diagnostics.error(code, new SourceText(name(path), ""), new Span(0, 0), message, cure);
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/');
    }
}
