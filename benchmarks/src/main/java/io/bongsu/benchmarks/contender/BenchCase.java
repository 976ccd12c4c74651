package io.bongsu.benchmarks.contender;

import io.bongsu.benchmarks.stream.EventStream;
import java.util.List;

/**
 * A case of the benchmark: its variants, the systems that run it, and what is expected of their ratios.
 *
 * <p>Shape: stateless, with a constructor without parameters; {@link Cases} lists them all. Child JVMs find a contender
 * by case and system.
 */
public interface BenchCase {
    /** Short name, such as {@code P2}. */
    String name();

    /** What the case does, in a few words for the table. */
    String title();

    /** Variants in the order in which they run; fewer in a quick run. */
    List<String> variants(Extent extent);

    /** Names of the systems, {@link #OURS} first. */
    List<String> systems();

    /** Systems that run this variant; a peer may give up on some, or be left out for a quick run. */
    default List<String> systems(String variant, Extent extent) {
        return systems();
    }

    /** The events of a variant; rounds of all systems run a prefix of them. */
    EventStream stream(String variant);

    /** How long and how often a variant is measured. */
    default Effort effort(String variant, Extent extent) {
        return Effort.of(extent);
    }

    Contender contender(String system);

    /** Whether a system's matches are to be ours; not of a floor, which finds none. */
    default boolean comparesMatchesOf(String system) {
        return true;
    }

    /** Flags of the children's JVMs, the same for all systems. */
    default List<String> jvmFlags() {
        return JVM_FLAGS;
    }

    List<Target> targets();

    String OURS = "bongsu";
    List<String> JVM_FLAGS = List.of("-Xms512m", "-Xmx3g", "-XX:+UseParallelGC");
}
