package io.bongsu.jobs.source.replay;

import io.bongsu.jobs.diagnose.FileError;
import io.bongsu.jobs.source.RawRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads the index's records one by one, each not before it is due.
 *
 * <p>Shape: its state is the next place. The pace starts anew with the first record after a start or restore.
 *
 * <p>Cost: never blocks while it waits; a timer completes the future.
 */
final class ReplayReader implements SourceReader<RawRecord, ReplaySplit> {
    private final List<Path> paths;
    private final Pace pace;
    private final LongSupplier nanoClock;
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private ReplayIndex index;
    private long fingerprint;
    private int next;
    private boolean noMoreSplits;
    private boolean paced;
    private long firstMillis;
    private long firstNanos;

    ReplayReader(List<Path> paths, Pace pace, LongSupplier nanoClock) {
        this.paths = paths;
        this.pace = pace;
        this.nanoClock = nanoClock;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<ReplaySplit> splits) {
        for (ReplaySplit split : splits) {
            try {
                open(split);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        available.complete(null);
    }

    private void open(ReplaySplit split) throws IOException {
        index = ReplayIndex.of(paths);
        fingerprint = index.fingerprint();
        if (split.next() > 0 && split.fingerprint() != fingerprint) {
            throw new ReplayException(
                    FileError.CHANGED_EVENTS.message(
                            "a replay resumes on the same events, files=" + paths
                                    + " have changed since the checkpoint. Cure: restore the files, or start without --resume"));
        }
        next = split.next();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) throws IOException {
        if (index == null) {
            return noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        if (next == index.size()) {
            return InputStatus.END_OF_INPUT;
        }
        long wait = waitNanos();
        if (wait > 0) {
            available = new CompletableFuture<Void>().completeOnTimeout(null, wait, TimeUnit.NANOSECONDS);
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.collect(index.read(next));
        next++;
        return next == index.size() ? InputStatus.END_OF_INPUT : InputStatus.MORE_AVAILABLE;
    }

    private long waitNanos() {
        long millis = index.timeMillis(next);
        if (pace.isMax() || millis == Long.MIN_VALUE) {
            return 0;
        }
        if (!paced) {
            paced = true;
            firstMillis = millis;
            firstNanos = nanoClock.getAsLong();
        }
        return firstNanos + pace.dueNanos(millis - firstMillis) - nanoClock.getAsLong();
    }

    @Override
    public List<ReplaySplit> snapshotState(long checkpoint) {
        return index == null ? List.of() : List.of(new ReplaySplit(next, fingerprint));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public void close() throws IOException {
        if (index != null) {
            index.close();
        }
    }
}
