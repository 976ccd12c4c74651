package io.bongsu.tests.agreement;

import com.espertech.esper.common.client.EventBean;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A case as a recorded one, on one line: what was deployed, what was sent, what came out of Esper. */
final class RecordedForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedForm() {}

    static String of(AgreementCase one) throws Exception {
        ObjectNode recorded = JSON.createObjectNode();
        long start = one.events().get(0).timeMillis();
        recorded.put("id", "agreement." + one.family().name() + "::seed" + one.seed() + "-case" + one.number());
        recorded.put("area", "agreement");
        recorded.put("class", "A-pure");
        recorded.put("order", false);
        recorded.put("startTime", start);
        recorded.putObject("config");
        ObjectNode types = recorded.putObject("types");
        RandomEvents.TYPES.forEach(type -> type(types.putObject(type.name()), type));
        ArrayNode steps = recorded.putArray("steps");
        try (EsperOracle esper = new EsperOracle(one.epl(), RandomEvents.TYPES, start)) {
            deploy(steps, one.epl(), esper.statements());
            long now = start;
            for (Event event : one.events()) {
                if (event.timeMillis() > now) {
                    now = event.timeMillis();
                    esper.advance(now);
                    out(steps.addObject().put("op", "timespan").put("to", now), esper.take());
                }
                esper.send(event);
                ObjectNode step = steps.addObject()
                        .put("op", "event")
                        .put("type", event.type().name());
                properties(step.putObject("props"), event);
                out(step, esper.take());
            }
            long end = now + Agreement.AFTER_MILLIS;
            esper.advance(end);
            out(steps.addObject().put("op", "timespan").put("to", end), esper.take());
        }
        return JSON.writeValueAsString(recorded);
    }

    private static void type(ObjectNode node, EventType type) {
        node.put("kind", "map").put("preconfigured", true);
        ObjectNode properties = node.putObject("props");
        for (Field field : type.fields()) {
            properties.put(field.name(), javaName(field.type()));
        }
    }

    private static String javaName(ValueType type) {
        return switch (type.kind()) {
            case INT -> "Integer";
            case ARRAY -> javaName(type.element().orElseThrow()) + "[]";
            default -> {
                String name = type.kind().name();
                yield name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            }
        };
    }

    private static void deploy(ArrayNode steps, String epl, List<String> statements) {
        ObjectNode deploy = steps.addObject()
                .put("op", "deploy")
                .put("cid", 1)
                .put("dep", 1)
                .put("epl", epl);
        ArrayNode named = deploy.putArray("statements");
        for (String part : epl.split(";\\s*")) {
            if (!part.isBlank()) {
                named.addObject()
                        .put("name", statements.get(Math.min(named.size(), statements.size() - 1)))
                        .put("epl", part);
            }
        }
        statements.forEach(
                name -> steps.addObject().put("op", "listen").put("stmt", name).put("dep", 1));
    }

    private static void properties(ObjectNode node, Event event) {
        for (int i = 0; i < event.size(); i++) {
            if (event.get(i) != null) {
                node.set(event.type().fields().get(i).name(), JSON.valueToTree(event.get(i)));
            }
        }
    }

    private static JsonNode columns(Map<String, Object> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> plain.put(name, value instanceof EventBean event ? event.getUnderlying() : value));
        return JSON.valueToTree(plain);
    }

    private static void out(ObjectNode step, List<OutputRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ArrayNode out = step.putArray("out");
        for (OutputRow row : rows) {
            ObjectNode one =
                    out.addObject().put("stmt", row.statement()).put("dep", 1).put("t", row.timeMillis());
            one.putArray(row.old() ? "old" : "new").add(columns(row.values()));
        }
    }
}
