/**
 * Receives: machines, events and alerts that want to be kept.
 * Hands to: the job's state backend, as bytes, and back.
 *
 * <p>Only the alphabet: what a machine writes, in which order and under which version, is the machine's own business.
 */
package io.bongsu.engine.state;
