/** Planted: breaks the walls on purpose, so that a test sees that they stand. */
@NullMarked
package io.adpay.sandbox.planted.wechat;

import org.jspecify.annotations.NullMarked;
