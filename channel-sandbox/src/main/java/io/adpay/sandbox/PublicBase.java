package io.adpay.sandbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which browsers and clients reach the sandbox. */
@Component
public class PublicBase {

  private final @Nullable URI configured;

  PublicBase(SandboxProperties properties) {
    configured = properties.publicBase();
  }

  /** The address with this path behind it; only while a request is being answered. */
  public String with(String path) {
    String base =
        configured == null
            ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
            : configured.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
