package io.adpay.sandbox.faults;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Closes a client's connection without a single byte of an answer. A servlet can't do that, so a
 * valve of Tomcat's does it once the servlet is through.
 */
@Component
class CutConnection implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String ORDERED = CutConnection.class.getName();

  /** Orders the connection of this request to be cut; nothing may have been answered yet. */
  static void cut(ServletRequest request) {
    request.setAttribute(ORDERED, true);
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addEngineValves(new Cutter());
  }

  private static final class Cutter extends ValveBase {

    Cutter() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      getNext().invoke(request, response);
      if (request.getAttribute(ORDERED) != null) {
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
      }
    }
  }
}
