/**
 * Receives: the rows of a stream, as they enter and leave its window, and times, under one key.
 * Hands to: {@code statement}, as matches of a row pattern with the values of their measures.
 *
 * <p>A row pattern has three forms: the tree of the plan, the {@link io.bongsu.engine.recognize.RowProgram} (places, each of
 * which takes a row and says where to go on), and the {@link io.bongsu.engine.recognize.RowMachine} that runs it. Does not
 * know windows, select clauses or keys.
 */
package io.bongsu.engine.recognize;
