/**
 * What several of these tests stand on: a clock that can be set, a database with the common tables.
 */
@NullMarked
package io.adpay.common.testing;

import org.jspecify.annotations.NullMarked;
