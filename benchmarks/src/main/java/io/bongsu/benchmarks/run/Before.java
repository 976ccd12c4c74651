package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.Target.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * We ourselves at another commit, as one more system: its checkout, built by its own {@code benchmarks/bin/bench}.
 *
 * <p>Shape: what a case measures may get worse by a tenth. Both commits must know the case, its variants and the words that
 * {@link Child} obeys.
 */
record Before(String classPath) {
    static final String SYSTEM = "before";
    private static final double TENTH = 0.1;

    static Before of(Path checkout) throws IOException {
        Path module = checkout.resolve("benchmarks").resolve("target");
        return new Before(module.resolve("classes").toAbsolutePath()
                + System.getProperty("path.separator")
                + Files.readString(module.resolve("class.path")).strip());
    }

    /** Whether the checkout is built. */
    static boolean isBuilt(Path checkout) {
        return Files.isReadable(checkout.resolve("benchmarks/target/class.path"));
    }

    /** The name by which a system's JVM finds what it runs. */
    static String contender(String system) {
        return system.equals(SYSTEM) ? BenchCase.OURS : system;
    }

    /** What we must keep of a case's measures: of speed in all variants, of the others where they are there. */
    static List<Target> targets(BenchCase one) {
        return one.targets().stream()
                .map(target -> new Target(
                        target.measure().equals(Target.SPEED) ? ".*" : target.variants(),
                        target.measure(),
                        SYSTEM,
                        target.bound(),
                        target.bound() == Bound.AT_LEAST ? 1 - TENTH : 1 + TENTH))
                .distinct()
                .toList();
    }
}
