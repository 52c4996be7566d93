package io.adpay.common.contract.operations;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Why an operator decides so, as the body of the request.
 *
 * @param reason for other operators to read
 */
public record DecisionReason(
    @NotNull(message = "is required")
        @Pattern(
            regexp = "(?U)(?=.*\\S)[^\\p{C}\\p{Zl}\\p{Zp}]{1,200}",
            message = "is 1 to 200 printable characters, and not blank")
        String reason) {}
