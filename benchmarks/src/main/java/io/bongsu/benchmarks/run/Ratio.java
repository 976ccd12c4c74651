package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.Target;
import java.util.Optional;

/**
 * Ours divided by theirs.
 *
 * <p>Shape: {@code measure} is the speed or a figure; {@code against} a system, or {@code bongsu@VARIANT}, or empty: then
 * {@code ratio} is our own number. A target is there when one is set.
 */
public record Ratio(
        String caseName, String variant, String measure, String against, double ratio, Optional<Target> target) {
    /** A target that is not met; without a number it is not. */
    public boolean missed() {
        return target.isPresent() && !target.get().metBy(ratio);
    }
}
