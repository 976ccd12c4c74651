package io.bongsu.language.source;

import com.espertech.esper.common.client.soda.ExpressionDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expressions that a rule declares by name.
 *
 * <p>Shape: those of {@code create expression} are known to the statements after it, those of a statement's own
 * {@code expression x {…}} to that statement alone and before the others. Of two with one name the first counts.
 */
public final class DeclaredExpressions {
    private final Map<String, ExpressionDeclaration> byName = new LinkedHashMap<>();
    private final Optional<DeclaredExpressions> before;

    public DeclaredExpressions() {
        this(Optional.empty());
    }

    private DeclaredExpressions(Optional<DeclaredExpressions> before) {
        this.before = before;
    }

    /** For a statement: its own and those that were created before. */
    public DeclaredExpressions forStatement() {
        return new DeclaredExpressions(Optional.of(this));
    }

    public void add(ExpressionDeclaration declaration) {
        byName.putIfAbsent(declaration.getName(), declaration);
    }

    public void addAll(List<ExpressionDeclaration> declarations) {
        declarations.forEach(this::add);
    }

    public Optional<ExpressionDeclaration> find(String name) {
        return Optional.ofNullable(byName.get(name)).or(() -> before.flatMap(created -> created.find(name)));
    }
}
