package io.bongsu.language.key;

import io.bongsu.engine.plan.KeyPlan;
import java.util.Objects;

/** The key of a rule and why it has this key, as a sentence. */
public record RuleKey(KeyPlan plan, String reason) {
    public RuleKey {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(reason, "reason");
    }
}
