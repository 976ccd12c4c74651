package io.bongsu.benchmarks.contender.flink;

import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.RoundClock;
import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The end of a job: counts what comes as matches of the round, and tells the round when nothing comes any more.
 *
 * <p>Shape: {@link Reader} says what an element is; a sink without one drops all.
 */
public final class RoundSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    /** Adds an element to the matches. */
    public interface Reader<T> extends Serializable {
        void read(T element, Matches.Part matches);
    }

    private final Reader<T> reader;

    public RoundSink(Reader<T> reader) {
        this.reader = reader;
    }

    /** Drops all that comes. */
    public static <T> RoundSink<T> dropping() {
        return new RoundSink<>((element, matches) -> {});
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        RoundClock clock = RoundClock.current();
        return new Writer<>(reader, clock, clock.matches().newPart());
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final Reader<T> reader;
        private final RoundClock clock;
        private final Matches.Part matches;

        Writer(Reader<T> reader, RoundClock clock, Matches.Part matches) {
            this.reader = reader;
            this.clock = clock;
            this.matches = matches;
        }

        @Override
        public void write(T element, Context context) {
            reader.read(element, matches);
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                clock.ended();
                clock.threadEnds();
            }
        }

        @Override
        public void close() {}
    }
}
