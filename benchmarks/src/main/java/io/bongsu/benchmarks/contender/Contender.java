package io.bongsu.benchmarks.contender;

/**
 * One system at work on one case, alive in a JVM of its own; variants come one after the other.
 *
 * <p>Shape: {@link #prepare}, then any number of rounds, then perhaps another variant. A round runs the first {@code events}
 * events from the beginning with fresh state, until all matches are decided up to the last watermark.
 *
 * <p>Errors: whatever the system throws; the child JVM reports it and ends.
 */
public interface Contender extends AutoCloseable {
    /** Compiles and deploys the variant's rules. */
    void prepare(String variant) throws Exception;

    Round run(long events) throws Exception;

    @Override
    void close() throws Exception;
}
