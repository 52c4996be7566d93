package io.adpay.sandbox.control;

import io.adpay.sandbox.faults.FaultProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was wrong with a request to the control API. */
record Problem(String code, String detail, @Nullable List<FaultProblem.Field> errors) {}
