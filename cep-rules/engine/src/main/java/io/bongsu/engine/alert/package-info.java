/**
 * Receives: detections, in order, per fingerprint.
 * Hands to: enrichment, as alert transitions with deterministic ids.
 *
 * <p>Knows nothing of windows, patterns or places; looks at no clock but the detections' event time.
 */
package io.bongsu.engine.alert;
