package io.bongsu.language.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
    @Test
    void hasPlaceNumberCauseAndCure() {
        SourceText source = new SourceText("rule.epl", "// a\nselect a.plat from pattern [every a=LprRead]\n");
        assertThat(DiagnosticText.of(new Diagnostic(
                        ErrorCode.UNKNOWN_FIELD,
                        Diagnostic.Severity.ERROR,
                        source,
                        new Span(14, 18),
                        "event type 'LprRead' has no field 'plat'",
                        "Maybe: 'plate' (string).")))
                .isEqualTo("""
                        rule.epl:2:10: error CEP-2104: event type 'LprRead' has no field 'plat'
                           2 | select a.plat from pattern [every a=LprRead]
                             |          ^^^^
                        Maybe: 'plate' (string). See cep-rules/language/docs/errors/CEP-2104.md
                        """);
    }

    @Test
    void countsLinesAndColumnsAsEditorsDo() {
        assertThat(new SourceText("f", "a\r\nb\rc\nd").position(7)).isEqualTo(new SourceText.Position(4, 1));
        assertThat(new SourceText("f", "\uFEFFab").position(2)).isEqualTo(new SourceText.Position(1, 2));
        assertThat(new SourceText("f", "봉수 😀x").position(5)).isEqualTo(new SourceText.Position(1, 5));
        assertThat(new SourceText("f", "\tx").position(1)).isEqualTo(new SourceText.Position(1, 2));
        assertThat(new SourceText("f", "").position(0)).isEqualTo(new SourceText.Position(1, 1));
    }

    @Test
    void wideCharactersTakeTwoCells() {
        SourceText source = new SourceText("f", "'봉수' x");
        assertThat(DiagnosticText.of(
                        new Diagnostic(ErrorCode.SYNTAX, Diagnostic.Severity.ERROR, source, new Span(5, 6), "m", "")))
                .contains("   1 | '봉수' x\n     |        ^\n");
    }

    @Test
    void nearestNameForgivesAThird() {
        assertThat(NearestName.to("plat", java.util.List.of("lat", "plate"))).contains("lat");
        assertThat(NearestName.to("plate", java.util.List.of("lat", "suspectPlate")))
                .contains("suspectPlate");
        assertThat(NearestName.to("zzzz", java.util.List.of("lat", "plate"))).isEmpty();
    }
}
