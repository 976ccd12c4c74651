/**
 * Receives: an event stream and a rate at which it is offered.
 * Hands to: the contenders, the same events as they become due, and how late they left and how late their alerts came.
 *
 * <p>Says when an event was due, so that a source that is held up does not hide its delay.
 */
package io.bongsu.benchmarks.pace;
