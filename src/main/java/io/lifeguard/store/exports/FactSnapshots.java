package io.lifeguard.store.exports;

import io.lifeguard.model.FailureCode;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SqlFailures;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Opens snapshots of the database that are read over many statements. */
@ApplicationScoped
public class FactSnapshots {
    private static final String BEGIN = "begin isolation level repeatable read read only";

    private final Pool pool;
    private final ReadDatabase reads;

    FactSnapshots(@ReactiveDataSource("reads") Pool pool, ReadDatabase reads) {
        this.pool = pool;
        this.reads = reads;
    }

    /**
     * Opens a snapshot, with a connection of its own, and reads the pools and policies in it.
     *
     * @return fails with {@link FailureCode#DATABASE_BUSY} if no connection becomes free, and with
     *     {@link FailureCode#DATABASE_UNAVAILABLE} if the database does not answer
     */
    public Uni<FactSnapshot> open() {
        return pool.getConnection().onFailure().transform(SqlFailures::ofRead).chain(connection -> begin(connection)
                .onFailure()
                .call(() -> connection.close().onFailure().recoverWithNull()));
    }

    private Uni<FactSnapshot> begin(SqlConnection connection) {
        return connection
                .query(BEGIN)
                .execute()
                .onFailure()
                .transform(SqlFailures::ofRead)
                .chain(() -> reads.reader(connection)
                        .list(TopologyRows.select(), TopologyRows.ORDER, Tuple.tuple(), Function.identity()))
                .map(read -> new FactSnapshot(connection, read.revision(), new TopologyRows(read.value())));
    }
}
