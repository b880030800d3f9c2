package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.model.decision.Deployment;
import io.lifeguard.model.pool.Release;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** The chat pools of a release. */
@Type("Deployment")
public record DeploymentObject(
        @NonNull Release release,
        @NonNull List<@NonNull ChatPoolObject> chatPools,
        int categoryCount,
        int roomCount,
        int addInCount,
        int homedUserCount) {

    public static DeploymentObject from(Deployment deployment) {
        return new DeploymentObject(
                deployment.release(),
                deployment.chatPools().stream().map(ChatPoolObject::from).toList(),
                deployment.categories(),
                deployment.rooms(),
                deployment.addIns(),
                deployment.homedUsers());
    }
}
