package io.bongsu.language;

import static io.bongsu.language.RuleCheck.rule;
import static io.bongsu.language.diagnose.ErrorCode.*;

import org.junit.jupiter.api.Test;

/** Every mistake is reported at its very place, all of them in one go. */
class PlaceTest {
    @Test
    void pointsAtTheIdentifier() {
        rule("select a.^plat^ from pattern [every a=LprRead]").fails(UNKNOWN_FIELD);
        rule("select 1 as x from pattern [every a=LprRead(^plat^='x')]").fails(UNKNOWN_FIELD);
        rule("select 1 as x from pattern [every a=LprRead -> b=LprRead(^plat^=a.plate)]")
                .fails(UNKNOWN_FIELD);
        rule("select 1 as x from pattern [every a=LprRead -> b=LprRead(plate=a.^plat^)]")
                .fails(UNKNOWN_FIELD);
        rule("select at.^y^ from Num").fails(UNKNOWN_FIELD);
        rule("select x.^plat^ from LprRead as x").fails(UNKNOWN_FIELD);
    }

    @Test
    void reportsEveryOccurrence() {
        rule("select ^plat^, ^plat^ from LprRead where ^plat^ = 'x'")
                .fails(UNKNOWN_FIELD, UNKNOWN_FIELD, UNKNOWN_FIELD);
    }

    @Test
    void reportsThreeMistakesOfOneStatement() {
        rule("select a.^plat^ from pattern [every a=LprRead(^confidence > 'high'^) -> b=^LprReed^(x = a.plate)]")
                .fails(UNKNOWN_FIELD, INCOMPARABLE, UNKNOWN_EVENT_TYPE);
    }

    @Test
    void sameTextMeansOtherThingsInOtherFilters() {
        rule("select 1 as x from pattern [every a=Report112(caseNo='1') -> b=LprRead(^caseNo^='1')]")
                .fails(UNKNOWN_FIELD);
    }

    @Test
    void keepsCheckingOtherStatements() {
        rule("select plate frm ^LprRead^; select ^plat^ from LprRead; select ^lo^ from LprRead")
                .fails(SYNTAX, UNKNOWN_FIELD, UNKNOWN_FIELD);
        rule("insert into S select ^plat^ as p from LprRead; select anything, p from S")
                .fails(UNKNOWN_FIELD);
        rule("insert into S ^selct^ plate as p from LprRead; select p from S").fails(SYNTAX);
    }

    @Test
    void copesWithCommentsKoreanTabsAndLineEnds() {
        rule("/* 봉수 */\r\n\tselect '번호 😀' || ^plat^\r\n // 끝\r\nfrom LprRead;;\n;")
                .fails(UNKNOWN_FIELD);
        rule("\uFEFFselect ^plat^ from LprRead").fails(UNKNOWN_FIELD);
        rule("select 'plat' as x, /* plat */ ^plat^ from LprRead").fails(UNKNOWN_FIELD);
    }

    @Test
    void trailingGarbageIsASyntaxError() {
        rule("select plate from LprRead; ^garbage^").fails(SYNTAX);
        rule("module a.b; select plate from LprRead; ^garbage^").fails(SYNTAX);
        rule("select plate from LprRead; ^module^ a.b").fails(SYNTAX);
        rule("^^").fails(EMPTY_RULE);
        rule("^^-- nothing".replace("--", "//")).fails(EMPTY_RULE);
    }

    @Test
    void marksTheWholeOfAComposite() {
        rule("select plate from LprRead where ^plate > 5^").fails(INCOMPARABLE);
        rule("select ^plate^ + 1 from LprRead").fails(OPERAND_TYPE);
        rule("select plate from LprRead where ^lon^ and isParked").fails(NOT_BOOLEAN);
        rule("select geo.within(lon, lat, ^5^) from LprRead").fails(ARGUMENT_TYPE);
        rule("select ^geo.distnce(1, 2, 3, 4)^ from LprRead").fails(UNKNOWN_FUNCTION);
        rule("select sum(^plate^) from LprRead").fails(OPERAND_TYPE);
    }

    @Test
    void esperHasTheLastWord() {
        rule("select ^window(plate)^ from LprRead").compiled();
        rule("create schema S (n long);insert into ^S^ select lon as n from LprRead")
                .fails(INSERT_MISMATCH);
        rule("insert into S select plate as p from LprRead; insert into ^S^ select lon as p from LprRead")
                .fails(INSERT_MISMATCH);
    }
}
