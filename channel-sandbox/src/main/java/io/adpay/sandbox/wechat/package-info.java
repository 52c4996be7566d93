/** WeChat Pay API v3 as its host speaks it: signed JSON in and out, one class for each endpoint. */
@NullMarked
package io.adpay.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
