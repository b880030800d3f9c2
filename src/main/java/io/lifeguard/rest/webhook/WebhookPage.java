package io.lifeguard.rest.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next where the next page is; absent for the last page
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookPage(List<?> items, @Nullable String next) {}
