package io.lifeguard.graphql.server.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Limits on a single GraphQL request. */
@ConfigMapping(prefix = RequestLimits.PREFIX)
public interface RequestLimits {
    String PREFIX = "lifeguard.graphql.limits";

    /** Characters of a document; variables do not count. */
    @Min(1)
    @WithDefault("100000")
    int characters();

    /** Tokens of a document: names, values and punctuation. */
    @Min(1)
    @WithDefault("15000")
    int tokens();

    /** Fragments of a document; the time to validate them grows with the third power of their number. */
    @Min(1)
    @WithDefault("100")
    int fragments();

    /** Levels of nested fields; the usual introspection query has 15. */
    @Min(1)
    @WithDefault("20")
    int depth();

    /** Root fields, with fragments expanded. */
    @Min(1)
    @WithDefault("500")
    int rootFields();

    /** Fields with an alias, with fragments expanded. */
    @Min(1)
    @WithDefault("1000")
    int aliases();

    /** Weight of the result: about 1 for each value, see {@link FieldWeights}. */
    @Min(1)
    @WithDefault("1000000")
    long complexity();

    /** Entries of a page, the argument {@code first}. */
    @Min(1)
    @WithDefault("500")
    int pageSize();

    /** Entries of a list argument. */
    @Min(1)
    @WithDefault("10000")
    int batchSize();
}
