package io.bongsu.jobs.state;

import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.LinkedHashMap;
import java.util.Map;

/** Detections; details hold scalars, lists and maps only. */
public final class DetectionFormat implements RecordFormat<Detection> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "Detection";
    }

    @Override
    public void write(Detection detection, StateOutput out) {
        out.writeLong(detection.rule());
        out.writeName(detection.role().name());
        out.writeString(detection.statement());
        out.writeLong(detection.timeMillis());
        out.writeKey(detection.key());
        out.writeLong(detection.sequence());
        out.writeString(detection.tenant());
        writeDetails(detection.details(), out);
        out.writeEvidence(detection.evidence());
    }

    @Override
    public Detection read(StateInput in) {
        return new Detection(
                in.readInt(),
                Role.valueOf(in.readName()),
                in.readString(),
                in.readLong(),
                in.readKey(),
                in.readLong(),
                in.readString(),
                readDetails(in),
                in.readEvidence());
    }

    static void writeDetails(Map<String, Object> details, StateOutput out) {
        out.writeSize(details.size());
        details.forEach((column, value) -> {
            out.writeName(column);
            out.writeValue(value);
        });
    }

    static Map<String, Object> readDetails(StateInput in) {
        int count = in.readCount();
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String column = in.readName();
            details.put(column, in.readValue());
        }
        return details;
    }
}
