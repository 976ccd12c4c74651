package io.bongsu.jobs.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.Alert.NegativeEvidence;
import io.bongsu.engine.event.Evidence;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.enrich.Enrichment;
import io.bongsu.jobs.enrich.Enrichment.NearPlace;
import io.bongsu.jobs.publish.file.LineFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An alert as one line of plain JSON: the Alert schema's fields in its order, without union wrappers.
 *
 * <p>Shape: {@code location} is null when unknown; {@code details} hold the selected columns by name.
 */
public final class AlertJson implements LineFormat<EnrichedAlert> {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String line(EnrichedAlert enriched) {
        try {
            return JSON.writeValueAsString(fields(enriched));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an alert has JSON values only, alertId=" + enriched.alert().alertId(), e);
        }
    }

    /** The alert as maps, lists and scalars. */
    public static Map<String, Object> fields(EnrichedAlert enriched) {
        Alert alert = enriched.alert();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("alertId", alert.alertId());
        fields.put("fingerprint", alert.fingerprint());
        fields.put("episodeId", alert.episodeId());
        fields.put("sequence", alert.sequence());
        fields.put("transition", alert.transition().name());
        fields.put("reason", alert.reason() == null || alert.reason().isEmpty() ? null : alert.reason());
        fields.put(
                "mode", alert.rule().status() == null ? "ACTUAL" : alert.rule().status());
        fields.put("rule", rule(alert));
        fields.put("service", alert.rule().service());
        fields.put("tenant", alert.tenant());
        fields.put("severity", alert.severity());
        fields.put("urgency", alert.urgency());
        fields.put("certainty", alert.certainty());
        fields.put("headline", alert.headline());
        fields.put("firstEventTime", alert.firstEventTimeMillis());
        fields.put("lastEventTime", alert.lastEventTimeMillis());
        fields.put("detectedAt", alert.detectedAtMillis());
        fields.put("location", location(alert.lon(), alert.lat()));
        fields.put("labels", alert.labels());
        fields.put(
                "evidence", alert.evidence().stream().map(AlertJson::evidence).toList());
        fields.put(
                "negativeEvidence",
                alert.negativeEvidence().stream().map(AlertJson::absence).toList());
        fields.put("details", alert.details());
        fields.put("enrichment", enrichment(enriched.enrichment()));
        fields.put("quality", alert.quality());
        return fields;
    }

    private static Map<String, Object> rule(Alert alert) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", alert.rule().id());
        fields.put("name", alert.rule().name());
        fields.put("version", alert.rule().version());
        fields.put("sha256", alert.rule().sha256());
        return fields;
    }

    private static Map<String, Object> location(OptionalDouble lon, OptionalDouble lat) {
        if (lon.isEmpty() || lat.isEmpty()) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lon", lon.getAsDouble());
        fields.put("lat", lat.getAsDouble());
        return fields;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tag", evidence.tag());
        fields.put("stream", evidence.stream());
        fields.put("eventId", evidence.eventId());
        fields.put("eventTime", evidence.eventTimeMillis());
        fields.put("topic", evidence.origin().topic());
        fields.put("partition", evidence.origin().partition());
        fields.put("offset", evidence.origin().offset());
        return fields;
    }

    private static Map<String, Object> absence(NegativeEvidence absence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream", absence.stream());
        fields.put("description", absence.description());
        fields.put("watermark", absence.watermarkMillis());
        return fields;
    }

    private static Map<String, Object> enrichment(Enrichment enrichment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cameras", near(enrichment.cameras(), true));
        fields.put("hydrants", near(enrichment.hydrants(), false));
        fields.put("zones", enrichment.zones());
        fields.put("district", enrichment.district().isEmpty() ? null : enrichment.district());
        return fields;
    }

    private static List<Map<String, Object>> near(List<NearPlace> places, boolean named) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (NearPlace place : places) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", place.id());
            if (named) {
                fields.put("name", place.name());
            }
            fields.put("distanceM", place.distanceM());
            fields.put("bearingDeg", place.bearingDeg());
            all.add(fields);
        }
        return all;
    }
}
