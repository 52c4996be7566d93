package io.adpay.common.contract.operations;

/**
 * Many facts in one line, to be compared with what another service knows of the same numbers.
 *
 * @param bucket the numbers' common high bits
 * @param count how many facts
 * @param fen the sum of their amounts
 * @param checksum the exclusive or, over all facts, of the number that the first 15 hexadecimal
 *     digits of {@code SHA-256("number:fen")} write. A CRC would not do: it is linear, so that two
 *     facts whose amounts changed places would cancel out
 */
public record DigestBucket(long bucket, long count, long fen, long checksum) {}
