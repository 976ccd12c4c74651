/**
 * Receives: a time in ms and a description of the calendar kind: a crontab, an ISO-8601 schedule, a period of months.
 * Hands to: whoever waits ({@code pattern}, output rate, contexts), as the next time in ms.
 *
 * <p>Keeps no timers and no state: every answer is a function of what is asked.
 */
package io.bongsu.engine.calendar;
