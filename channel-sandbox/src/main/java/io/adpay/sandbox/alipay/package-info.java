/**
 * Alipay's OpenAPI as its gateway speaks it: signed forms in, signed objects out, one class for
 * each method.
 */
@NullMarked
package io.adpay.sandbox.alipay;

import org.jspecify.annotations.NullMarked;
