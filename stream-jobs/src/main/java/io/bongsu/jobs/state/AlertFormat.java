package io.bongsu.jobs.state;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.Alert.NegativeEvidence;
import io.bongsu.engine.alert.Alert.Transition;
import io.bongsu.engine.plan.RulePlan.RuleInfo;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Alerts, before enrichment. */
public final class AlertFormat implements RecordFormat<Alert> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "Alert";
    }

    @Override
    public void write(Alert alert, StateOutput out) {
        out.writeString(alert.alertId());
        out.writeString(alert.fingerprint());
        out.writeString(alert.episodeId());
        out.writeLong(alert.sequence());
        out.writeName(alert.transition().name());
        out.writeValue(alert.reason());
        writeRule(alert.rule(), out);
        out.writeValue(alert.tenant());
        out.writeValue(alert.severity());
        out.writeValue(alert.urgency());
        out.writeValue(alert.certainty());
        out.writeValue(alert.headline());
        out.writeLong(alert.firstEventTimeMillis());
        out.writeLong(alert.lastEventTimeMillis());
        out.writeLong(alert.detectedAtMillis());
        writeDegrees(alert.lon(), out);
        writeDegrees(alert.lat(), out);
        out.writeSize(alert.labels().size());
        alert.labels().forEach((name, value) -> {
            out.writeString(name);
            out.writeValue(value);
        });
        out.writeEvidence(alert.evidence());
        out.writeSize(alert.negativeEvidence().size());
        for (NegativeEvidence awaited : alert.negativeEvidence()) {
            out.writeString(awaited.stream());
            out.writeString(awaited.description());
            out.writeLong(awaited.watermarkMillis());
        }
        DetectionFormat.writeDetails(alert.details(), out);
        out.writeValue(alert.quality());
    }

    @Override
    public Alert read(StateInput in) {
        return new Alert(
                in.readString(),
                in.readString(),
                in.readString(),
                in.readInt(),
                Transition.valueOf(in.readName()),
                text(in),
                readRule(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readDegrees(in),
                readDegrees(in),
                readLabels(in),
                in.readEvidence(),
                readNegativeEvidence(in),
                DetectionFormat.readDetails(in),
                readQuality(in));
    }

    private static String text(StateInput in) {
        return (String) in.readValue();
    }

    private static void writeRule(RuleInfo rule, StateOutput out) {
        out.writeString(rule.id());
        out.writeString(rule.name());
        out.writeValue(rule.title());
        out.writeString(rule.service());
        out.writeLong(rule.version());
        out.writeString(rule.sha256());
        out.writeValue(rule.status());
    }

    private static RuleInfo readRule(StateInput in) {
        return new RuleInfo(
                in.readString(), in.readString(), text(in), in.readString(), in.readInt(), in.readString(), text(in));
    }

    private static void writeDegrees(OptionalDouble degrees, StateOutput out) {
        out.writeValue(degrees.isPresent() ? (Object) degrees.getAsDouble() : null);
    }

    private static OptionalDouble readDegrees(StateInput in) {
        Object value = in.readValue();
        return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    }

    private static Map<String, String> readLabels(StateInput in) {
        int count = in.readCount();
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readString();
            labels.put(name, text(in));
        }
        return labels;
    }

    private static List<NegativeEvidence> readNegativeEvidence(StateInput in) {
        int count = in.readCount();
        List<NegativeEvidence> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(new NegativeEvidence(in.readString(), in.readString(), in.readLong()));
        }
        return all;
    }

    private static List<String> readQuality(StateInput in) {
        List<String> quality = new ArrayList<>();
        for (Object flag : (List<?>) in.readValue()) {
            quality.add((String) flag);
        }
        return quality;
    }
}
