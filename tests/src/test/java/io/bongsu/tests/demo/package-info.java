/**
 * Receives: the Jamsil recording, and the written series of the underpasses and the safe zones.
 * Hands to: {@code stream-jobs/src/main/demo}, as event lines and reference lines.
 *
 * <p>Is not run by the build: the lines are kept in the project, and {@link io.bongsu.tests.demo.DemoLinesTest} checks
 * them.
 */
package io.bongsu.tests.demo;
