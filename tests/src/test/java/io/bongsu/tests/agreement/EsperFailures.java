package io.bongsu.tests.agreement;

import com.espertech.esper.common.client.hook.exception.ExceptionHandler;
import com.espertech.esper.common.client.hook.exception.ExceptionHandlerFactory;
import com.espertech.esper.common.client.hook.exception.ExceptionHandlerFactoryContext;

/**
 * Counts the exceptions that Esper's runtime meets while it evaluates a rule, such as an integer modulo zero or a range
 * filter against null. What such a rule means is then not defined by Esper.
 */
public final class EsperFailures implements ExceptionHandlerFactory {
    private static int count;

    static int count() {
        return count;
    }

    @Override
    public ExceptionHandler getHandler(ExceptionHandlerFactoryContext context) {
        return failure -> count++;
    }
}
