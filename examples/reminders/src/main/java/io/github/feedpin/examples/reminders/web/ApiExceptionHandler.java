package io.github.feedpin.examples.reminders.web;

import io.github.feedpin.examples.reminders.runs.RunRejectedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/**
 * Exception handler that returns problem details (RFC 9457) with advice. They never repeat the request, which may
 * contain user ids.
 */
@RestControllerAdvice
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(RunRejectedException rejection) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, rejection.getMessage());
    }

    /** Replaces Spring's detail, which only says that the input is not readable. */
    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException failure, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        @Nullable MethodParameter parameter = failure.getMethodParameter();
        if (parameter != null) {
            failure.getBody().setDetail(detailFor(parameter));
        }
        return super.handleServerWebInputException(failure, headers, status, exchange);
    }

    /** Adds the detail that Spring leaves out. */
    @Override
    protected Mono<ResponseEntity<Object>> handleResponseStatusException(
            ResponseStatusException failure, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        if (failure instanceof ContentTooLargeException) {
            failure.getBody().setDetail("The body is too large. Split the ids among several runs.");
        }
        return super.handleResponseStatusException(failure, headers, status, exchange);
    }

    private static String detailFor(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                ? "The body must be JSON of the form {\"userIds\": [\"ou_a\", \"ou_b\"], \"action\": \"pin\"}."
                : parameter.getParameterName() + " must be of type "
                        + parameter.getParameterType().getSimpleName().toLowerCase(Locale.ROOT) + ".";
    }
}
