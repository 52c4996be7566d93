package io.adpay.common.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.adpay.common.ordernumber.NumbersUnavailable;
import io.adpay.common.wire.StrictJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {

  record Order(@NotNull @Min(1) Long amount, @NotNull @Size(min = 1, max = 8) String subject) {}

  @RestController
  static class Desk {

    @PostMapping("/orders")
    Order place(@Valid @RequestBody Order order) {
      return order;
    }

    @GetMapping("/number/{no}")
    long number(@PathVariable long no, @RequestParam int size, @RequestHeader String wanted) {
      return no + size + wanted.length();
    }

    @GetMapping("/fail/{how}")
    String fail(@PathVariable String how) {
      throw switch (how) {
        case "problem" -> Problem.conflict("order_closed", "The order is closed.");
        case "fast" -> Problem.tooFast(Duration.ofMillis(1_200));
        case "denied" -> new AccessDeniedException("who are you");
        case "database" -> new DataAccessResourceFailureException("jdbc:mariadb://10.0.0.1 gone");
        case "slow" -> new QueryTimeoutException("SELECT secret");
        case "pool" -> new CannotCreateTransactionException("HikariPool-1");
        case "numbers" -> new NumbersUnavailable("the lease of node 3 is over");
        default -> new IllegalStateException("SELECT secret FROM inside");
      };
    }
  }

  private final MockMvc mvc =
      MockMvcBuilders.standaloneSetup(new Desk())
          .setControllerAdvice(new ProblemAdvice())
          .setMessageConverters(new JacksonJsonHttpMessageConverter(StrictJson.mapper()))
          .build();

  @Test
  void aProblemSaysEverythingThatTheContractNames() throws Exception {
    mvc.perform(get("/fail/problem"))
        .andExpect(status().isConflict())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.type").value("urn:adpay:problem:order_closed"))
        .andExpect(jsonPath("$.title").value("Conflict"))
        .andExpect(jsonPath("$.status").value(409))
        .andExpect(jsonPath("$.detail").value("The order is closed."))
        .andExpect(jsonPath("$.code").value("order_closed"))
        .andExpect(jsonPath("$.traceId").value(matchesPattern("[0-9a-f]{32}")))
        .andExpect(jsonPath("$.errors").doesNotExist());
  }

  @Test
  void waitingTimesAreRoundedUpToSeconds() throws Exception {
    mvc.perform(get("/fail/fast"))
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "2"));
  }

  @ParameterizedTest
  @CsvSource({
    "denied,403,forbidden",
    "database,503,dependency_unavailable",
    "slow,503,dependency_unavailable",
    "pool,503,dependency_unavailable",
    "numbers,503,dependency_unavailable",
    "unforeseen,500,internal_error"
  })
  void noFailureTellsOfTheInside(String how, int status, String code) throws Exception {
    String body =
        mvc.perform(get("/fail/" + how))
            .andExpect(status().is(status))
            .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
            .andExpect(jsonPath("$.code").value(code))
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(body)
        .doesNotContain("SELECT", "jdbc", "Hikari", "Exception", "lease", "who are you");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"amount\":0,\"subject\":\"x\"}|amount",
        "{\"amount\":1,\"subject\":\"\"}|subject",
        "{\"amount\":1}|subject",
        "{\"subject\":\"x\"}|amount",
        "{\"amount\":1,\"subject\":\"x\",\"extra\":1}|extra",
        "{\"amount\":\"1\",\"subject\":\"x\"}|amount",
        "{\"amount\":1.0,\"subject\":\"x\"}|amount",
        "{\"amount\":1.5,\"subject\":\"x\"}|amount",
        "{\"amount\":true,\"subject\":\"x\"}|amount",
        "{\"amount\":99999999999999999999,\"subject\":\"x\"}|amount",
        "{\"amount\":1,\"subject\":5}|subject",
        "{\"amount\":1,\"amount\":2,\"subject\":\"x\"}|request",
        "{\"amount\":1,\"subject\":\"x\"} {}|request",
        "{\"amount\":1,|request",
        "not json|request",
      })
  void aBadBodyIsNamedByItsField(String body, String field) throws Exception {
    validationFailed(
            mvc.perform(post("/orders").contentType(MediaType.APPLICATION_JSON).content(body)))
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(jsonPath("$.errors[0].message").isNotEmpty());
  }

  @Test
  void everyBadFieldIsNamed() throws Exception {
    validationFailed(
            mvc.perform(
                post("/orders")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"amount\":-1,\"subject\":\"much too long\"}")))
        .andExpect(jsonPath("$.errors.length()").value(2));
  }

  @Test
  void noBodyIsABadRequest() throws Exception {
    validationFailed(mvc.perform(post("/orders").contentType(MediaType.APPLICATION_JSON)));
  }

  @Test
  void aParameterOfTheWrongFormIsNamed() throws Exception {
    validationFailed(mvc.perform(get("/number/1?size=big").header("wanted", "x")))
        .andExpect(jsonPath("$.errors[0].field").value("size"));
    validationFailed(mvc.perform(get("/number/1").header("wanted", "x")));
    validationFailed(mvc.perform(get("/number/1?size=1")));
  }

  @Test
  void anotherMediaTypeOrMethodIsToldSo() throws Exception {
    mvc.perform(post("/orders").contentType(MediaType.TEXT_PLAIN).content("x"))
        .andExpect(status().is(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value()))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.code").value("unsupported_media_type"));
    mvc.perform(get("/orders"))
        .andExpect(status().isMethodNotAllowed())
        .andExpect(header().string("Allow", "POST"))
        .andExpect(jsonPath("$.code").value("method_not_allowed"));
  }

  private static ResultActions validationFailed(ResultActions answer) throws Exception {
    return answer
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.code").value("validation_failed"));
  }
}
