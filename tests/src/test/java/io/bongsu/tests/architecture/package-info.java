/**
 * Receives: the classes and sources of all modules.
 * Hands to: the build, which fails when one of them breaks the architecture.
 *
 * <p>Does not look at what the code does. That dependencies of modules keep the arrows is also checked by Maven itself, in
 * each module's pom.
 */
package io.bongsu.tests.architecture;
