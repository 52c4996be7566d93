/** What goes wrong: the kinds, the schedule that a seed gives, and how they are inflicted. */
@NullMarked
package io.adpay.chaos.fault;

import org.jspecify.annotations.NullMarked;
