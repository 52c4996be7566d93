/**
 * What is left of a run: a record for programs, and one page with pictures for people. Nothing here
 * judges; it shows what was done, what it looked like from outside, and what the judge said.
 */
@NullMarked
package io.adpay.chaos.report;

import org.jspecify.annotations.NullMarked;
