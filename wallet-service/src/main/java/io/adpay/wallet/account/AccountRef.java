package io.adpay.wallet.account;

/** One side of a transfer, by what it is to the business. */
public sealed interface AccountRef permits Wallet, PlatformAccount {}
