package io.bongsu.tests.conformance;

/**
 * What a case looks at beside what statements put out.
 *
 * @param contents what they show when asked; then everything is under one key
 * @param showsLast whether those without a window show what came last
 */
record Observation(boolean contents, boolean showsLast) {}
