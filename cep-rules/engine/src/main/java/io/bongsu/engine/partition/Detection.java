package io.bongsu.engine.partition;

import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.NamedValues;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.plan.StatementPlan.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One output row of a rule's {@code open}, {@code update} or {@code close} statement.
 *
 * <p>Shape: {@code rule} is the slot of the rule in its {@link RuleSet}. {@code details} are the selected columns in
 * order; values are scalars, lists and maps (rows become maps). {@code sequence} counts the rows of the partition in the
 * order they were made, so that (time, key, sequence) orders detections the same way at any parallelism. {@code leaves} is
 * true for the second half of {@code select irstream} only: such a row drives no alert.
 *
 * <p>Unit: {@code timeMillis} is the event time at which the row came to be.
 */
public record Detection(
        int rule,
        Role role,
        String statement,
        long timeMillis,
        PartitionKey key,
        long sequence,
        String tenant,
        Map<String, Object> details,
        List<Evidence> evidence,
        boolean leaves) {
    /** A row that enters. */
    public Detection(
            int rule,
            Role role,
            String statement,
            long timeMillis,
            PartitionKey key,
            long sequence,
            String tenant,
            Map<String, Object> details,
            List<Evidence> evidence) {
        this(rule, role, statement, timeMillis, key, sequence, tenant, details, evidence, false);
    }

    public Detection {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(tenant, "tenant");
        details = NamedValues.copyOf(details);
        evidence = List.copyOf(evidence);
    }
}
