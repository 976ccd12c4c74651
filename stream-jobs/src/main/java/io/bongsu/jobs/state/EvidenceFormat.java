package io.bongsu.jobs.state;

import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.Arrays;
import java.util.List;

/** What a detection or an alert rests on: without tables, as records are small. */
final class EvidenceFormat {
    private EvidenceFormat() {}

    static void write(List<Evidence> evidence, StateOutput out) {
        out.writeSize(evidence.size());
        for (int i = 0; i < evidence.size(); i++) {
            Evidence one = evidence.get(i);
            out.writeString(one.tag());
            out.writeString(one.stream());
            out.writeString(one.eventId());
            out.writeLong(one.eventTimeMillis());
            out.writeString(one.origin().topic());
            out.writeLong(one.origin().partition());
            out.writeLong(one.origin().offset());
        }
    }

    static List<Evidence> read(StateInput in) {
        int count = in.readCount();
        return switch (count) {
            case 0 -> List.of();
            case 1 -> List.of(one(in));
            case 2 -> List.of(one(in), one(in));
            default -> {
                Evidence[] all = new Evidence[count];
                for (int i = 0; i < count; i++) {
                    all[i] = one(in);
                }
                yield List.copyOf(Arrays.asList(all));
            }
        };
    }

    private static Evidence one(StateInput in) {
        return new Evidence(
                in.readShared(),
                in.readShared(),
                in.readString(),
                in.readLong(),
                new Origin(in.readShared(), in.readInt(), in.readLong()));
    }
}
