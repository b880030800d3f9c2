package io.lifeguard.graphql.server.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.AbortExecutionException;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import graphql.validation.rules.SubscriptionUniqueRootField;
import io.lifeguard.http.workers.ComputationQueue;
import io.lifeguard.http.workers.RequestWorkers;
import io.lifeguard.model.LifeguardException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Parses and validates documents, and caches valid ones up to a total number of characters. The classes registered for
 * reflection are those that Caffeine looks up for such a cache.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMW", "com.github.benmanes.caffeine.cache.PSMW"})
final class DocumentCache {
    private static final long MAX_CACHED_CHARACTERS = 1_000_000;
    /** Parsing and validating such a document takes a few milliseconds at most. */
    private static final int SHORT_DOCUMENT = 1_000;

    private static final long MAX_WAITING_CHARACTERS = 10_000_000;
    private static final long MAX_WAITING_CHARACTERS_PER_CALLER = MAX_WAITING_CHARACTERS / 2;

    private final GraphQLSchema schema;
    private final RequestLimits limits;
    private final ParserOptions options;
    private final Cache<String, Document> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_CHARACTERS)
            .<String, Document>weigher((text, document) -> text.length())
            .build();
    private final ComputationQueue waiting;

    DocumentCache(GraphQLSchema schema, RequestLimits limits, RequestWorkers workers) {
        this.waiting = new ComputationQueue(workers, MAX_WAITING_CHARACTERS, MAX_WAITING_CHARACTERS_PER_CALLER);
        this.schema = schema;
        this.limits = limits;
        this.options = ParserOptions.getDefaultOperationParserOptions()
                .transform(b -> b.maxCharacters(limits.characters()).maxTokens(limits.tokens()));
    }

    /** Whether {@link #get} takes little time. */
    boolean isQuick(String text) {
        return text.length() <= SHORT_DOCUMENT
                || text.length() > limits.characters()
                || cache.getIfPresent(text) != null;
    }

    /** @throws AbortExecutionException with every error of the document */
    Document get(String text) {
        Document cached = cache.getIfPresent(text);
        if (cached != null) {
            return cached;
        }
        Document document = parse(text);
        List<GraphQLError> errors = new ArrayList<>(ParseAndValidate.validate(
                schema, document, rule -> rule != SubscriptionUniqueRootField.class, PlainMessages.LOCALE));
        errors.addAll(SubscriptionRootRule.validate(document));
        errors.addAll(ServedDirectives.validate(document));
        if (!errors.isEmpty()) {
            throw new AbortExecutionException(errors);
        }
        cache.put(text, document);
        return document;
    }

    /**
     * As {@link #get}, on a worker; callers are served in rotation.
     *
     * @throws LifeguardException if too many documents wait for workers, of the caller or of all
     */
    CompletionStage<Document> getOnWorker(String text) {
        return waiting.compute(text.length(), () -> get(text));
    }

    private Document parse(String text) {
        if (text.length() > limits.characters()) {
            throw rejected(GraphQLProblem.of(
                    ErrorCode.TOO_MANY_CHARACTERS,
                    OperationGuard.message(
                                    "The document has %,d characters", text.length(), "characters", limits.characters())
                            + " Send values as variables."));
        }
        ParseAndValidateResult result = ParseAndValidate.parse(ExecutionInput.newExecutionInput(text)
                .graphQLContext(b -> b.of(ParserOptions.class, options))
                .locale(PlainMessages.LOCALE)
                .build());
        InvalidSyntaxException error = result.getSyntaxException();
        if (error != null) {
            throw rejected(problem(error));
        }
        Document document = result.getDocument();
        int fragments = document.getDefinitionsOfType(FragmentDefinition.class).size();
        if (fragments > limits.fragments()) {
            throw rejected(GraphQLProblem.of(
                    ErrorCode.TOO_MANY_FRAGMENTS,
                    OperationGuard.message(
                            "The document has %,d fragments", fragments, "fragments", limits.fragments())));
        }
        return document;
    }

    private GraphQLProblem problem(InvalidSyntaxException error) {
        if (error instanceof ParseCancelledException) {
            return GraphQLProblem.of(
                    ErrorCode.TOO_MANY_TOKENS,
                    OperationGuard.message(
                                    "The document has more than %,d tokens", limits.tokens(), "tokens", limits.tokens())
                            + " Send values as variables.");
        } else if (error instanceof ParseCancelledTooDeepException) {
            return GraphQLProblem.of(
                    ErrorCode.TOO_DEEP,
                    OperationGuard.message(
                            "The document nests more than %,d grammar rules",
                            options.getMaxRuleDepth(), "depth", limits.depth()));
        }
        return GraphQLProblem.at(
                error.getLocation(), ErrorCode.INVALID_SYNTAX, PlainMessages.of(String.valueOf(error.getMessage())));
    }

    private static AbortExecutionException rejected(GraphQLProblem problem) {
        return new AbortExecutionException(List.<GraphQLError>of(problem));
    }
}
