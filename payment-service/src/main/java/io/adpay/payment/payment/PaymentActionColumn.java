package io.adpay.payment.payment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an action as JSON in one column. */
@Converter
final class PaymentActionColumn
    implements AttributeConverter<@Nullable PaymentAction, @Nullable String> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable PaymentAction action) {
    return action == null ? null : JSON.writeValueAsString(action);
  }

  @Override
  public @Nullable PaymentAction convertToEntityAttribute(@Nullable String column) {
    return column == null ? null : JSON.readValue(column, PaymentAction.class);
  }
}
