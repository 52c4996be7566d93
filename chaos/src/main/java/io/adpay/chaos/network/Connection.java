package io.adpay.chaos.network;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;

/** A client's connection and, once it stands, the one to the target: two passages. */
final class Connection {
  private final Link link;
  private final Channel client;
  private final Passage toTarget;
  private final Passage toClient;
  private @Nullable Channel target;
  private boolean opening;
  private boolean ended;

  Connection(Link link, Channel client) {
    this.link = link;
    this.client = client;
    this.toTarget = new Passage(link);
    this.toClient = new Passage(link);
    toTarget.comeFrom(client);
    toClient.leadTo(client);
    client.closeFuture().addListener(_ -> forgetOnceBothAreClosed());
  }

  /** What the client's channel reports. */
  ChannelInboundHandlerAdapter clientSide() {
    return new Side(toTarget);
  }

  /** Connects to the target, unless the link lets nothing through now. */
  void openUnlessSilent() {
    if (opening || ended || link.condition() instanceof Condition.Silent) {
      return;
    }
    opening = true;
    link.connect(() -> new Side(toClient), this::opened, this::notOpened);
  }

  /** The link is in another condition. */
  void goOn() {
    openUnlessSilent();
    toTarget.move();
    toClient.move();
  }

  /** Ends both sides at once, by a reset. */
  void reset() {
    ended = true;
    toTarget.clear();
    toClient.clear();
    resetChannel(client);
    if (target != null) {
      resetChannel(target);
    }
    link.forget(this);
  }

  private void opened(Channel channel) {
    if (ended) {
      resetChannel(channel);
      return;
    }
    target = channel;
    channel.closeFuture().addListener(_ -> forgetOnceBothAreClosed());
    toClient.comeFrom(channel);
    toTarget.leadTo(channel);
  }

  private void notOpened(boolean refused) {
    if (refused && !ended) {
      link.targetRefused();
    }
    reset();
  }

  private void forgetOnceBothAreClosed() {
    if (!client.isOpen() && target != null && !target.isOpen()) {
      ended = true;
      toTarget.clear();
      toClient.clear();
      link.forget(this);
    }
  }

  private static void resetChannel(Channel channel) {
    if (channel.isActive()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    ChannelFuture _ = channel.close();
  }

  /** One end of the connection: what comes in there leaves by a passage. */
  private final class Side extends ChannelInboundHandlerAdapter {
    private final Passage passage;
    private boolean broken;

    Side(Passage passage) {
      this.passage = passage;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      passage.take((ByteBuf) message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (context.channel().equals(target) && !ended) {
        link.askWhetherTargetAccepts();
      }
      if (broken) {
        reset();
      } else {
        passage.end();
      }
    }

    /** The socket was reset, and so is the other one. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      broken = true;
      ChannelFuture _ = context.close();
    }
  }
}
