package io.adpay.sandbox.trade;

import io.adpay.sandbox.account.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The voice of each channel. */
@Component
public class ChannelVoices {

  private final Map<Channel, ChannelVoice> voices = new EnumMap<>(Channel.class);

  ChannelVoices(List<ChannelVoice> all) {
    all.forEach(voice -> voices.put(voice.channel(), voice));
  }

  /** The one that speaks for this channel. */
  public ChannelVoice of(Channel channel) {
    ChannelVoice voice = voices.get(channel);
    if (voice == null) {
      throw new IllegalStateException("Nobody speaks for " + channel);
    }
    return voice;
  }
}
