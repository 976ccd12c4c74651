package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One recorded case.
 *
 * <p>Shape: {@code area} is the name of the file; {@code json} the whole line. Unit: ms.
 */
record RecordedCase(String area, JsonNode json) {
    String id() {
        return json.path("id").asText();
    }

    boolean ordered() {
        return json.path("order").asBoolean(true);
    }

    long startMillis() {
        return json.path("startTime").asLong();
    }

    JsonNode types() {
        return json.path("types");
    }

    JsonNode configuration() {
        return json.path("config");
    }

    List<JsonNode> steps() {
        List<JsonNode> steps = new ArrayList<>();
        json.path("steps").forEach(steps::add);
        return steps;
    }

    /** All EPL that is deployed, for finding the names that it mentions. */
    String epl() {
        return steps().stream().map(step -> step.path("epl").asText("")).collect(Collectors.joining("\n"));
    }
}
