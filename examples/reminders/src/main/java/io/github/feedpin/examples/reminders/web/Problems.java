package io.github.feedpin.examples.reminders.web;

import io.github.feedpin.examples.reminders.runs.BusyException;
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
 * Says what is wrong as a problem of RFC 9457, in words that help. None of them repeats what was sent, for that may be
 * somebody's id.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(BusyException rejection) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, rejection.getMessage());
    }

    /** Spring says of these only that there is something that it cannot read. */
    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException failure, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        @Nullable MethodParameter parameter = failure.getMethodParameter();
        if (parameter != null) {
            failure.getBody().setDetail(wordsFor(parameter));
        }
        return super.handleServerWebInputException(failure, headers, status, exchange);
    }

    /** And of this one it says nothing. */
    @Override
    protected Mono<ResponseEntity<Object>> handleResponseStatusException(
            ResponseStatusException failure, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        if (failure instanceof ContentTooLargeException) {
            failure.getBody().setDetail("The body is too large. Split the ids among several runs.");
        }
        return super.handleResponseStatusException(failure, headers, status, exchange);
    }

    private static String wordsFor(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                ? "The body must be JSON of the form {\"userIds\": [\"ou_a\", \"ou_b\"], \"timeSensitive\": true}."
                : "The value of " + parameter.getParameterName() + " is no "
                        + parameter.getParameterType().getSimpleName().toLowerCase(Locale.ROOT) + ".";
    }
}
