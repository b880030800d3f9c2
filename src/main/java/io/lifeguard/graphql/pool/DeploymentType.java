package io.lifeguard.graphql.pool;

import io.lifeguard.model.decision.Deployment;
import io.lifeguard.model.pool.Release;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** All chat pools of one release. */
@Type("Deployment")
public record DeploymentType(
        @NonNull Release release,
        @NonNull List<@NonNull ChatPoolType> chatPools,
        int categoryCount,
        int roomCount,
        int addInCount,
        int homedUserCount) {

    public static DeploymentType from(Deployment deployment) {
        return new DeploymentType(
                deployment.release(),
                deployment.chatPools().stream().map(ChatPoolType::from).toList(),
                deployment.categories(),
                deployment.rooms(),
                deployment.addIns(),
                deployment.homedUsers());
    }
}
