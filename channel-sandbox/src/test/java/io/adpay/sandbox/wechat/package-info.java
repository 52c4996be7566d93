/** WeChat Pay's small forms, on their own. */
@NullMarked
package io.adpay.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
