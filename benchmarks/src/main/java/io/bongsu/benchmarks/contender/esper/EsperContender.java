package io.bongsu.benchmarks.contender.esper;

import com.espertech.esper.common.client.EPCompiled;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.RoundClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Esper: a runtime and a thread per core, each with its share of the events and all rules.
 *
 * <p>Shape: events are made, read, put into time order and matched by the thread of their core; no thread waits for another.
 *
 * <p>Source: Esper reference, "Performance": subscribers, one thread per runtime rather than shared locks, external time.
 */
public final class EsperContender implements Contender {
    private static final int CORES = 2;

    private final Function<String, EsperWork<?>> works;
    private final ExecutorService threads = Executors.newFixedThreadPool(CORES);
    private final List<EsperRuntime> runtimes = new ArrayList<>();
    private EsperWork<?> work;
    private EsperShares shares;
    private int prepared;

    /** {@code works} gives the work of a variant. */
    public EsperContender(Function<String, EsperWork<?>> works) {
        this.works = works;
    }

    @Override
    public void prepare(String variant) throws Exception {
        destroy();
        work = works.apply(variant);
        shares = new EsperShares(work, CORES);
        EPCompiled compiled = EsperRuntime.compile(work);
        prepared++;
        List<Callable<EsperRuntime>> deployments = new ArrayList<>();
        for (int core = 0; core < CORES; core++) {
            String name = "core-" + core + "-" + prepared;
            deployments.add(() -> new EsperRuntime(work, name, compiled));
        }
        runtimes.addAll(all(deployments));
    }

    @Override
    public Round run(long events) throws Exception {
        List<Callable<Void>> runs = new ArrayList<>();
        List<Callable<Void>> rests = new ArrayList<>();
        RoundClock clock = RoundClock.next();
        long first = work.stream().timeMillis(0);
        for (int core = 0; core < CORES; core++) {
            EsperRuntime runtime = runtimes.get(core);
            int[] indexes = shares.of(core, events);
            int count = shares.count(core, events);
            rests.add(() -> {
                runtime.rest(first);
                return null;
            });
            runs.add(() -> {
                clock.begun();
                runtime.run(indexes, count, clock.matches().newPart());
                clock.ended();
                return null;
            });
        }
        all(rests);
        all(runs);
        return clock.round(events);
    }

    private <T> List<T> all(List<Callable<T>> works) throws Exception {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> done : threads.invokeAll(works)) {
                results.add(done.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return results;
    }

    private void destroy() {
        runtimes.forEach(EsperRuntime::close);
        runtimes.clear();
    }

    @Override
    public void close() {
        destroy();
        threads.shutdownNow();
    }
}
