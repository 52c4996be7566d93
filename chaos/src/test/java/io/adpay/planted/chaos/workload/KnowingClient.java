package io.adpay.planted.chaos.workload;

import io.adpay.launcher.suite.Part;
import io.adpay.planted.chaos.judge.KnowingJudge;
import io.netty.buffer.ByteBuf;

/** Looks behind the door. */
public record KnowingClient(Part part, ByteBuf bytes, KnowingJudge judge) {}
