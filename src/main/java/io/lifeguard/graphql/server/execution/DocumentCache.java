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
import graphql.validation.ValidationError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Documents, parsed and checked against the schema. Valid ones are kept, as many as fit into a bound of characters.
 * The classes named are the ones that Caffeine looks up for such a cache.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMW", "com.github.benmanes.caffeine.cache.PSMW"})
final class DocumentCache {
    private static final long CHARACTERS_KEPT = 1_000_000;

    private final GraphQLSchema schema;
    private final RequestLimits limits;
    private final ParserOptions options;
    private final Cache<String, Document> valid = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS_KEPT)
            .<String, Document>weigher((text, document) -> text.length())
            .build();

    DocumentCache(GraphQLSchema schema, RequestLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.options = ParserOptions.getDefaultOperationParserOptions()
                .transform(b -> b.maxCharacters(limits.characters()).maxTokens(limits.tokens()));
    }

    /** @throws AbortExecutionException with all that is wrong with the document */
    Document of(String text) {
        Document kept = valid.getIfPresent(text);
        if (kept != null) {
            return kept;
        }
        Document document = parsed(text);
        List<ValidationError> errors = ParseAndValidate.validate(schema, document, PlainMessages.LOCALE);
        if (!errors.isEmpty()) {
            throw new AbortExecutionException(List.<GraphQLError>copyOf(errors));
        }
        valid.put(text, document);
        return document;
    }

    private Document parsed(String text) {
        if (text.length() > limits.characters()) {
            throw refused(GraphQLProblem.of(
                    ErrorCode.TOO_MANY_CHARACTERS,
                    OperationGuard.message(
                                    "The document has %,d characters", text.length(), "characters", limits.characters())
                            + " Values belong into variables."));
        }
        ParseAndValidateResult result = ParseAndValidate.parse(ExecutionInput.newExecutionInput(text)
                .graphQLContext(b -> b.of(ParserOptions.class, options))
                .locale(PlainMessages.LOCALE)
                .build());
        InvalidSyntaxException wrong = result.getSyntaxException();
        if (wrong != null) {
            throw refused(problem(wrong));
        }
        Document document = result.getDocument();
        int fragments = document.getDefinitionsOfType(FragmentDefinition.class).size();
        if (fragments > limits.fragments()) {
            throw refused(GraphQLProblem.of(
                    ErrorCode.TOO_MANY_FRAGMENTS,
                    OperationGuard.message(
                            "The document has %,d fragments", fragments, "fragments", limits.fragments())));
        }
        return document;
    }

    private GraphQLProblem problem(InvalidSyntaxException wrong) {
        if (wrong instanceof ParseCancelledException) {
            return GraphQLProblem.of(
                    ErrorCode.TOO_MANY_TOKENS,
                    OperationGuard.message(
                                    "The document has more than %,d tokens", limits.tokens(), "tokens", limits.tokens())
                            + " Values belong into variables.");
        } else if (wrong instanceof ParseCancelledTooDeepException) {
            return GraphQLProblem.of(
                    ErrorCode.TOO_DEEP,
                    OperationGuard.message(
                            "The document is nested more than %,d rules of grammar deep",
                            options.getMaxRuleDepth(), "depth", limits.depth()));
        }
        return GraphQLProblem.at(
                wrong.getLocation(), ErrorCode.INVALID_SYNTAX, PlainMessages.of(String.valueOf(wrong.getMessage())));
    }

    private static AbortExecutionException refused(GraphQLProblem problem) {
        return new AbortExecutionException(List.<GraphQLError>of(problem));
    }
}
