package io.bongsu.language.pack;

import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.language.diagnose.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A rule before it is compiled: its text, its {@code rule.yaml} if it is of a pack, and its metadata.
 *
 * <p>Shape: a bare file has default metadata: its name, CAP words Unknown, an id made from name and text.
 */
public record RuleSource(SourceText epl, Optional<SourceText> yaml, RuleMetadata metadata) {
    public RuleSource {
        Objects.requireNonNull(epl, "epl");
        Objects.requireNonNull(yaml, "yaml");
        Objects.requireNonNull(metadata, "metadata");
    }

    /** A bare EPL file; {@code file} is its path as the user gave it. */
    public static RuleSource bare(SourceText epl) {
        String file = epl.file().substring(epl.file().replace('\\', '/').lastIndexOf('/') + 1);
        String name = file.endsWith(".epl") ? file.substring(0, file.length() - ".epl".length()) : file;
        String id = UUID.nameUUIDFromBytes((file + epl.text()).getBytes(StandardCharsets.UTF_8))
                .toString();
        AlertPlan.CapWords unknown = new AlertPlan.CapWords("Unknown", "Unknown", "Unknown");
        AlertPlan alert = new AlertPlan(
                unknown, unknown, name, List.of(), List.of(), List.of(), List.of(), new AlertPlan.Place("", ""), 0);
        return new RuleSource(
                epl,
                Optional.empty(),
                new RuleMetadata(id, name, name, "none", 1, "ACTUAL", Map.of(), alert, List.of()));
    }

    /** Is it of a pack, so that the policies of packs hold? */
    public boolean isPack() {
        return yaml.isPresent();
    }

    /** Values for {@code ${name}} in the text. */
    public Map<String, String> parameterValues() {
        Map<String, String> values = new LinkedHashMap<>();
        metadata.parameters().forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    /** SHA-256 of text and metadata, in hexadecimal. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(epl.text().getBytes(StandardCharsets.UTF_8));
            yaml.ifPresent(text -> {
                digest.update((byte) 0);
                digest.update(text.text().getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
