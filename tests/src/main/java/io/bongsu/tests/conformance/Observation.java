package io.bongsu.tests.conformance;

/**
 * What a case looks at beside what statements put out, and how Esper was set.
 *
 * @param contents what they show when asked; then everything is under one key
 * @param showsLast whether those without a window show what came last
 * @param wholeDivision whether whole numbers divide to whole numbers, and anything by zero to null
 * @param openMatches how many matches may be open behind the only arrow; 0 for any number
 */
record Observation(boolean contents, boolean showsLast, boolean wholeDivision, int openMatches) {}
