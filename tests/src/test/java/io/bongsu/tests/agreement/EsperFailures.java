package io.bongsu.tests.agreement;

import com.espertech.esper.common.client.hook.exception.ExceptionHandler;
import com.espertech.esper.common.client.hook.exception.ExceptionHandlerFactory;
import com.espertech.esper.common.client.hook.exception.ExceptionHandlerFactoryContext;

/**
 * Counts the exceptions that Esper's runtime meets while it evaluates a rule, such as an integer modulo zero or a range
 * filter against null, and rows that are none. What such a rule means is then not defined by Esper.
 */
public final class EsperFailures implements ExceptionHandlerFactory {
    /** Per thread: a failure is met where the event was sent from. */
    private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);

    /** One more. */
    static void add() {
        COUNT.set(COUNT.get() + 1);
    }

    static int count() {
        return COUNT.get();
    }

    @Override
    public ExceptionHandler getHandler(ExceptionHandlerFactoryContext context) {
        return failure -> add();
    }
}
