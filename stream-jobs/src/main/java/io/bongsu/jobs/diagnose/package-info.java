/**
 * Receives: what a run cannot do with a file or folder that it was given.
 * Hands to: whoever started the run, as one message with code, cause, cure and the page that says more.
 *
 * <p>Bad events are not told here: they are {@code decode}'s rejections and never stop a run.
 */
package io.bongsu.jobs.diagnose;
