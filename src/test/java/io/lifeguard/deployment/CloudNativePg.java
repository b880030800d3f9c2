package io.lifeguard.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;

/**
 * The objects of CloudNativePG 1.28 and of its Barman Cloud plugin 0.11, as far as they are used here: their names and types
 * are those of {@code api/v1} in cloudnative-pg/cloudnative-pg and cloudnative-pg/plugin-barman-cloud. There is no Java model
 * of them; a field that is to be used is added after it was looked up there.
 */
final class CloudNativePg {
    private CloudNativePg() {}

    record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

    record ClusterSpec(
            int instances,
            PostgresConfiguration postgresql,
            Bootstrap bootstrap,
            Managed managed,
            Certificates certificates,
            Affinity affinity,
            ResourceRequirements resources,
            Storage storage,
            Storage walStorage,
            List<Plugin> plugins) {}

    record PostgresConfiguration(Synchronous synchronous, Map<String, String> parameters) {}

    record Synchronous(String method, int number, String dataDurability, boolean failoverQuorum) {}

    record Bootstrap(InitDb initdb) {}

    record InitDb(
            String database,
            String owner,
            Reference secret,
            String encoding,
            String localeCType,
            String localeCollate,
            boolean dataChecksums,
            List<String> postInitApplicationSQL) {}

    record Managed(List<Role> roles) {}

    record Role(String name, String ensure, boolean login, Reference passwordSecret) {}

    record Certificates(List<String> serverAltDNSNames) {}

    record Affinity(boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {}

    record Storage(String size) {}

    record Plugin(
            String name, @JsonProperty("isWALArchiver") boolean isWALArchiver, Map<String, String> parameters) {}

    record Reference(String name) {}

    record SecretKey(String name, String key) {}

    record Pooler(String apiVersion, String kind, ObjectMeta metadata, PoolerSpec spec) {}

    record PoolerSpec(Reference cluster, String type, int instances, PgBouncer pgbouncer, PodTemplateSpec template) {}

    record PgBouncer(String poolMode, Map<String, String> parameters) {}

    record ScheduledBackup(String apiVersion, String kind, ObjectMeta metadata, ScheduledBackupSpec spec) {}

    record ScheduledBackupSpec(
            Reference cluster,
            String schedule,
            boolean immediate,
            String backupOwnerReference,
            String method,
            Reference pluginConfiguration) {}

    record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, ObjectStoreSpec spec) {}

    record ObjectStoreSpec(String retentionPolicy, StoreConfiguration configuration) {}

    record StoreConfiguration(String destinationPath, S3Credentials s3Credentials, Compressed wal, Compressed data) {}

    record S3Credentials(SecretKey accessKeyId, SecretKey secretAccessKey) {}

    record Compressed(String compression) {}
}
