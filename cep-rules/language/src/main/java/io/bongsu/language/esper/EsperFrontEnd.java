package io.bongsu.language.esper;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.common.client.configuration.common.ConfigurationCommonEventTypeMap;
import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompiler;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Esper's compiler for one module: the statement model that is planned from, and the verdict on each statement.
 *
 * <p>Shape: statements are compiled one after the other, each seeing what the ones before declared.
 *
 * <p>Cost: 0.1–1.5 ms for a model; for a compile 3–8 ms, and ten times that for what others may see.
 *
 * <p>Errors: {@link EsperRejection} with Esper's own words.
 */
public final class EsperFrontEnd {
    private static final String HOOK =
            "@Hook(type=HookType.INTERNAL_COMPILE, hook='" + TypedStatement.class.getName() + "') ";

    private final EPCompiler compiler = EPCompilerProvider.getCompiler();
    private final Configuration configuration = new Configuration();
    private final CompilerArguments arguments = new CompilerArguments(configuration);
    /** For statements that no later one sees. */
    private final CompilerArguments last = new CompilerArguments(configuration);

    /** A front end that knows these event types. */
    public EsperFrontEnd(Collection<EventType> types) {
        Map<String, EventType> nested = new LinkedHashMap<>();
        types.forEach(type -> collectNested(type, nested));
        nested.forEach((name, type) -> configuration.getCommon().addEventType(name, EsperTypes.properties(type)));
        // Esper wants a type to come after its supertypes.
        types.stream()
                .sorted(Comparator.comparingInt(type -> type.supertypes().size()))
                .forEach(this::add);
        configuration.getCommon().addImport(geo.class);
        configuration.getCompiler().getByteCode().setAccessModifiersPublic();
        configuration.getCompiler().getByteCode().setAllowSubscriber(false);
        last.setPath(arguments.getPath());
        last.getOptions().setCompilerHook(context -> new NoBytecode());
    }

    private void add(EventType type) {
        ConfigurationCommonEventTypeMap times = new ConfigurationCommonEventTypeMap();
        type.startField().ifPresent(times::setStartTimestampPropertyName);
        type.endField().ifPresent(times::setEndTimestampPropertyName);
        times.setSuperTypes(new LinkedHashSet<>(type.supertypes()));
        configuration.getCommon().addEventType(type.name(), EsperTypes.properties(type), times);
    }

    private static void collectNested(EventType type, Map<String, EventType> nested) {
        for (Field field : type.fields()) {
            ValueType value = field.type().element().orElse(field.type());
            value.row().ifPresent(row -> {
                collectNested(row, nested);
                nested.put(EsperTypes.nestedName(row), row);
            });
        }
    }

    /** The statement's model: its meaning without types. */
    public EPStatementObjectModel model(String statement) throws EsperRejection {
        try {
            return compiler.eplToModel(statement, configuration);
        } catch (EPCompileException e) {
            throw new EsperRejection(e);
        }
    }

    /** Compiles the next statement of the module, which declares something, and tells the columns that it selects. */
    public List<EsperColumn> compile(String statement) throws EsperRejection {
        return compile(statement, true);
    }

    /** @param declares whether statements that follow may name what this one declares */
    public List<EsperColumn> compile(String statement, boolean declares) throws EsperRejection {
        TypedStatement.forget();
        try {
            EPCompiled compiled = compiler.compile(HOOK + statement, declares ? arguments : last);
            List<EsperColumn> columns = TypedStatement.columns();
            if (declares) {
                arguments.getPath().add(compiled);
            }
            return columns;
        } catch (EPCompileException e) {
            throw new EsperRejection(e);
        } finally {
            TypedStatement.forget();
        }
    }

    /** Text that the compile puts before a statement; Esper's words may quote it. */
    static String hook() {
        return HOOK;
    }
}
