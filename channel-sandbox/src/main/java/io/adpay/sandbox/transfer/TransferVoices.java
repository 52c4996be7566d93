package io.adpay.sandbox.transfer;

import io.adpay.sandbox.account.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The voice of each channel. */
@Component
public class TransferVoices {

  private final Map<Channel, TransferVoice> voices = new EnumMap<>(Channel.class);

  TransferVoices(List<TransferVoice> all) {
    all.forEach(voice -> voices.put(voice.channel(), voice));
  }

  /** The one that speaks for this channel. */
  public TransferVoice of(Channel channel) {
    TransferVoice voice = voices.get(channel);
    if (voice == null) {
      throw new IllegalStateException("Nobody speaks for transfers of " + channel);
    }
    return voice;
  }
}
