package io.adpay.common.contract.operations;

/**
 * Many facts in one line, to be compared with what another service knows of the same numbers.
 *
 * @param bucket the numbers' common high bits
 * @param count how many facts
 * @param fen the sum of their amounts
 * @param checksum the exclusive or of CRC-32 over {@code "number:fen"} of each
 */
public record DigestBucket(long bucket, long count, long fen, long checksum) {}
