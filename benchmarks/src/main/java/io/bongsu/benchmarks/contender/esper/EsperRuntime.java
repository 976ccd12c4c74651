package io.bongsu.benchmarks.contender.esper;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventSender;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.common.client.util.FilterServiceProfile;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.DeploymentOptions;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPDeployment;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.peer.PeerEvent;
import io.bongsu.jobs.source.RawRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One Esper runtime, for one thread, with the rules of a variant.
 *
 * <p>Shape: set up for speed: no internal timer, no locks, no order kept between threads, subscribers. Time goes ms by ms
 * with the events. The rules stay deployed from round to round; between rounds time goes on until all state has expired, and
 * the next round's events come as much later by Esper's clock.
 *
 * <p>Cost: a rule is compiled once and deployed with its constants; each deployment loads classes of its own.
 */
final class EsperRuntime implements AutoCloseable {
    /** Longer than any window or timer of the rules. */
    private static final long REST_MILLIS = 120_000;

    private final EsperWork<?> work;
    private final EPRuntime runtime;
    private final Map<String, EventSender> senders = new HashMap<>();
    private Matches.Part found;
    private long shiftMillis;
    private long nowMillis = Long.MIN_VALUE;

    EsperRuntime(EsperWork<?> work, String name, EPCompiled compiled) throws EPDeployException {
        this.work = work;
        this.runtime = EPRuntimeProvider.getRuntime(name, configuration(work));
        runtime.initialize();
        runtime.getEventService()
                .advanceTime(work.stream().timeMillis(0) - work.stream().latenessMillis() - 1);
        for (int rule = 0; rule < work.rules().rules(); rule++) {
            EPDeployment deployment = runtime.getDeploymentService().deploy(compiled, constants(rule));
            EPStatement[] statements = deployment.getStatements();
            statements[statements.length - 1].setSubscriber(new RowReceiver(this, work.rules(), rule));
        }
        for (String type : work.streams()) {
            senders.put(type, runtime.getEventService().getEventSender(type));
        }
    }

    static EPCompiled compile(EsperWork<?> work) throws EPCompileException {
        return EPCompilerProvider.getCompiler()
                .compile(work.rules().esperWithParameters(), new CompilerArguments(configuration(work)));
    }

    private static Configuration configuration(EsperWork<?> work) {
        Configuration configuration = new Configuration();
        work.streams().forEach(type -> configuration.getCommon().addEventType(type, work.type()));
        configuration.getCompiler().getByteCode().setAllowSubscriber(true);
        var threading = configuration.getRuntime().getThreading();
        threading.setInternalTimerEnabled(false);
        threading.setListenerDispatchPreserveOrder(false);
        threading.setInsertIntoDispatchPreserveOrder(false);
        threading.setNamedWindowConsumerDispatchPreserveOrder(false);
        var execution = configuration.getRuntime().getExecution();
        execution.setDisableLocking(true);
        execution.setFilterServiceProfile(FilterServiceProfile.READWRITE);
        return configuration;
    }

    private DeploymentOptions constants(int rule) {
        List<Object> values = work.rules().constants().apply(rule);
        DeploymentOptions options = new DeploymentOptions()
                .setDeploymentClassLoaderOption(context -> new WithoutGenerated(context.getRuntimeParentClassLoader()));
        return options.setStatementSubstitutionParameter(statement -> {
            for (int i = 0; i < values.size(); i++) {
                String name = "c" + (i + 1);
                if (statement.getSubstitutionParameterNames().containsKey(name)) {
                    statement.setObject(name, values.get(i));
                }
            }
        });
    }

    /** Where matches of the round go; null between rounds. */
    Matches.Part found() {
        return found;
    }

    /** Runs the events of these indexes, the first {@code count} of them. */
    void run(int[] indexes, int count, Matches.Part part) {
        run(work, indexes, count, part);
    }

    private <E extends PeerEvent> void run(EsperWork<E> typed, int[] indexes, int count, Matches.Part part) {
        found = part;
        boolean one = senders.size() == 1;
        EventSender only = senders.values().iterator().next();
        ReorderBuffer<Arrived> buffer = new ReorderBuffer<>(typed.stream().latenessMillis(), this::send);
        for (int i = 0; i < count; i++) {
            RawRecord record = typed.stream().record(indexes[i]);
            E event = typed.reader().read(record);
            buffer.add(new Arrived(event, one ? only : senders.get(record.stream())), event.timeMillis());
        }
        buffer.finish();
    }

    private record Arrived(PeerEvent event, EventSender sender) {}

    private void send(Arrived arrived) {
        long time = arrived.event().timeMillis() + shiftMillis;
        if (time > nowMillis) {
            nowMillis = time;
            runtime.getEventService().advanceTime(time);
        }
        arrived.sender().sendEvent(arrived.event());
    }

    /** Lets all state expire; the next round begins as if nothing had been. */
    void rest(long firstMillis) {
        found = null;
        if (nowMillis == Long.MIN_VALUE) {
            return;
        }
        nowMillis += REST_MILLIS;
        runtime.getEventService().advanceTimeSpan(nowMillis);
        shiftMillis = nowMillis - firstMillis + REST_MILLIS;
    }

    @Override
    public void close() {
        runtime.destroy();
    }

    /**
     * Knows at once that a statement's generated classes are not among the application's. Else each of them is looked for
     * in every jar of the class path first, which makes up most of a deployment.
     */
    private static final class WithoutGenerated extends ClassLoader {
        WithoutGenerated(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("generated.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
