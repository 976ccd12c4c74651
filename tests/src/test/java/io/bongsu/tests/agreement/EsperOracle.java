package io.bongsu.tests.agreement;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployment;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Esper's own runtime on the same rule and events.
 *
 * <p>Shape: rows of all statements that insert into nothing, in the order in which they come. The clock steps through every
 * due time.
 */
final class EsperOracle implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final EPRuntime runtime;
    private final List<OutputRow> rows = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final EPDeployment deployment;

    EsperOracle(String module, Collection<EventType> types, long startMillis) throws Exception {
        Configuration configuration = new Configuration();
        for (EventType type : types) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (Field field : type.fields()) {
                properties.put(field.name(), javaType(field.type()));
            }
            configuration.getCommon().addEventType(type.name(), properties);
        }
        configuration.getCommon().addImport(io.bongsu.language.esper.geo.class);
        configuration.getRuntime().getExceptionHandling().addClass(EsperFailures.class);
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        // No threads of its own: cases run next to each other.
        configuration.getCompiler().getByteCode().setThreadPoolCompilerNumThreads(0);
        EPCompiled compiled = EPCompilerProvider.getCompiler().compile(module, new CompilerArguments(configuration));
        runtime = EPRuntimeProvider.getRuntime("oracle-" + COUNTER.getAndIncrement(), configuration);
        runtime.initialize();
        runtime.getEventService().advanceTime(startMillis);
        deployment = runtime.getDeploymentService().deploy(compiled);
        for (EPStatement statement : deployment.getStatements()) {
            statements.add(statement.getName());
            if (statement.getName().startsWith("s")) {
                statement.addListener((fresh, old, same, from) -> {
                    collect(same, fresh, false);
                    collect(same, old, true);
                });
            }
        }
    }

    private static Class<?> javaType(ValueType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Boolean.class;
            case CHAR -> Character.class;
            case BYTE -> Byte.class;
            case SHORT -> Short.class;
            case BIG_INTEGER -> java.math.BigInteger.class;
            case BIG_DECIMAL -> java.math.BigDecimal.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case STRING -> String.class;
            case ARRAY ->
                java.lang.reflect.Array.newInstance(javaType(type.element().orElseThrow()), 0)
                        .getClass();
            default -> throw new IllegalArgumentException("no such field in agreement tests, type=" + type);
        };
    }

    /** Names of all statements, in the order of the text. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    private void collect(EPStatement statement, EventBean[] events, boolean old) {
        if (events == null) {
            return;
        }
        for (EventBean one : events) {
            if (one == null) {
                // Sorted pairs of groups of which having wants one only.
                EsperFailures.add();
            } else {
                rows.add(row(statement, old, one));
            }
        }
    }

    private OutputRow row(EPStatement statement, boolean old, EventBean one) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String name : statement.getEventType().getPropertyNames()) {
            columns.put(name, one.get(name));
        }
        return OutputRow.of(statement.getName(), old, runtime.getEventService().getCurrentTime(), columns);
    }

    void send(Event event) {
        advance(event.timeMillis());
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < event.size(); i++) {
            Field field = event.type().fields().get(i);
            properties.put(field.name(), javaValue(event.get(i), field.type()));
        }
        runtime.getEventService().sendEventMap(properties, event.type().name());
    }

    private static Object javaValue(Object value, ValueType type) {
        if (value instanceof List<?> list) {
            Object array =
                    java.lang.reflect.Array.newInstance(javaType(type.element().orElseThrow()), list.size());
            for (int i = 0; i < list.size(); i++) {
                java.lang.reflect.Array.set(array, i, list.get(i));
            }
            return array;
        }
        return value;
    }

    void advance(long toMillis) {
        if (toMillis > runtime.getEventService().getCurrentTime()) {
            runtime.getEventService().advanceTimeSpan(toMillis);
        }
    }

    /** What the statement would select now. */
    List<OutputRow> contents(String name) {
        List<OutputRow> contents = new ArrayList<>();
        for (EPStatement statement : deployment.getStatements()) {
            if (statement.getName().equals(name)) {
                statement.iterator().forEachRemaining(one -> contents.add(row(statement, false, one)));
            }
        }
        return contents;
    }

    /** Rows since the last call. */
    List<OutputRow> take() {
        List<OutputRow> taken = new ArrayList<>(rows);
        rows.clear();
        return taken;
    }

    @Override
    public void close() {
        runtime.destroy();
    }
}
