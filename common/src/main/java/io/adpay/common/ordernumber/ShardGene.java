package io.adpay.common.ordernumber;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The six low bits of every number: a stable hash of the uid that it belongs to. Tables times
 * databases may be any power of two up to {@value #SLOTS}; whoever holds a number alone finds its
 * shard without knowing the uid.
 */
public record ShardGene(int slot) {

  /** How many bits of a number the gene takes. */
  public static final int BITS = 6;

  /** How many slots there are. */
  public static final int SLOTS = 1 << BITS;

  public ShardGene {
    if (slot < 0 || slot >= SLOTS) {
      throw new IllegalArgumentException("a gene is from 0 to " + (SLOTS - 1) + ": " + slot);
    }
  }

  /** The gene of a uid: CRC-32 of its decimal text, which SQL computes alike, modulo the slots. */
  public static ShardGene ofUid(long uid) {
    var crc = new CRC32();
    crc.update(Long.toString(uid).getBytes(StandardCharsets.US_ASCII));
    return new ShardGene((int) (crc.getValue() & (SLOTS - 1)));
  }

  /** The gene that a number carries. */
  public static ShardGene ofNumber(long number) {
    return new ShardGene((int) (number & (SLOTS - 1)));
  }

  /** Which of so many shards the gene falls in; the count must be a power of two. */
  public int shardOf(int shards) {
    if (Integer.bitCount(shards) != 1 || shards > SLOTS) {
      throw new IllegalArgumentException("not a power of two up to " + SLOTS + ": " + shards);
    }
    return slot & (shards - 1);
  }
}
