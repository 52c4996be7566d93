package io.adpay.payment.channel.alipay;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The outermost object of an answer. The SDK verifies the object that bears the method's name and
 * returns the first one that it finds: whoever puts another in front is believed without a
 * signature. So nothing but the documented names may stand there.
 */
final class AnswerEnvelope {

  private static final String ERROR = "error_response";
  private static final Set<String> BESIDE = Set.of("sign", "alipay_cert_sn");

  private static final JsonFactory JSON = new JsonFactory();

  private AnswerEnvelope() {}

  /**
   * Whether the text is an object with one answer in it, of this method, and nothing else but the
   * signature.
   *
   * @param accepted whether it claims success, which the error object may not
   */
  static boolean holdsOnly(@Nullable String text, String apiMethod, boolean accepted) {
    if (text == null) {
      return false;
    }
    String answer = apiMethod.replace('.', '_') + "_response";
    Set<String> names = new HashSet<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        boolean expected =
            name.equals(answer) || (name.equals(ERROR) && !accepted) || BESIDE.contains(name);
        if (!expected || !names.add(name)) {
          return false;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return parser.nextToken() == null && (names.contains(answer) ^ names.contains(ERROR));
    } catch (JacksonException _) {
      return false;
    }
  }
}
