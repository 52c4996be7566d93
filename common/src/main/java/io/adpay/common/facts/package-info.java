/** What a service holds to be true of money, told so that others can compare it with their own. */
@NullMarked
package io.adpay.common.facts;

import org.jspecify.annotations.NullMarked;
