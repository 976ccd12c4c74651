package io.bongsu.language.statement;

import io.bongsu.language.source.StatementFindings;
import io.bongsu.language.source.StatementSyntax;

/** What the planners of one statement share: where its parts stand, where findings go, which streams and filters there are. */
record StatementPart(StatementSyntax syntax, StatementFindings findings, StreamTypes streams, FilterNumbers filters) {}
