package io.bongsu.jobs.route;

import io.bongsu.engine.event.Event;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.Rejection;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.state.DurableCounts;
import io.bongsu.schemas.EventType;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What does not go on: counted, logged, sent to the rejected output.
 *
 * <p>Shape: counts {@code eventsRejected}, {@code eventsLate}, {@code ruleFailures}; of messages that are no events the
 * first and then every thousandth are in the log.
 */
final class Rejects {
    private static final Logger LOG = LoggerFactory.getLogger(RouteOperator.class);
    private static final long LOGGED_FIRST = 20;
    private static final long LOGGED_EVERY = 1_000;

    private final DurableCounts counts;
    private final Consumer<RejectedRecord> output;

    Rejects(DurableCounts counts, Consumer<RejectedRecord> output) {
        this.counts = counts;
        this.output = output;
    }

    /** A message that is no event. */
    void unreadable(RejectedRecord record) {
        counts.add("eventsRejected", 1);
        long count = counts.get("eventsRejected");
        if (count <= LOGGED_FIRST || count % LOGGED_EVERY == 0) {
            LOG.warn("rejected event number {}: {}", count, record);
        }
        output.accept(record);
    }

    /** An event that some rule wants, but event time has passed it. */
    void late(RawRecord raw, EventType type, long timeMillis, long watermark) {
        counts.add("eventsLate", 1);
        output.accept(of(
                Rejection.LATE,
                "an event must come before event time has passed it, type=" + type.name() + " ts=" + timeMillis
                        + " watermark=" + watermark
                        + ". Cure: raise latenessMillis in the schema, or send it in time",
                type,
                raw.bytes(),
                raw));
    }

    /** An event on which a rule's filter fails. */
    void failed(RawRecord raw, Event event, RuntimeException cause) {
        counts.add("ruleFailures", 1);
        RejectedRecord record = of(
                Rejection.RULE_FAILED,
                "a rule's filter must be defined for every event, type="
                        + event.type().name() + " eventId=" + event.id() + " cause=" + cause
                        + ". Cure: guard the expression, for example with a null check",
                event.type(),
                event.toString().getBytes(StandardCharsets.UTF_8),
                raw);
        LOG.warn("{}", record, cause);
        output.accept(record);
    }

    private static RejectedRecord of(Rejection rejection, String reason, EventType type, byte[] bytes, RawRecord raw) {
        return new RejectedRecord(
                rejection.code(), reason, type.name(), bytes, raw.topic(), raw.partition(), raw.offset());
    }
}
