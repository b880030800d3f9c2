package io.lifeguard.authzen.eligibility;

import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.http.json.AddressedJson;
import io.lifeguard.rules.remedy.Remedies;
import io.lifeguard.rules.remedy.RemedyStep;
import io.lifeguard.rules.remedy.StepTemplate;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.List;

/** The remedies of denials. Each step is encoded once for all users in the same situation. */
@Singleton
class RemedyBodies {
    private final AddressedJson<StepTemplate> json;

    RemedyBodies(ObjectMapper json) {
        this.json = new AddressedJson<>(json, (step, address) -> StepBody.of(step.to(address)));
    }

    /** Changes that, made in order, would permit. */
    @RegisterForReflection
    record RemedyBody(JsonSerializable steps) {}

    /** @param candidates the first of the pools, policies or clients that work, best first; empty if there is no choice */
    @RegisterForReflection
    record StepBody(String kind, String subject, List<String> candidates, int candidateCount, String description) {
        static StepBody of(RemedyStep step) {
            return new StepBody(
                    step.kind().name(), step.subject(), step.candidates(), step.candidateCount(), step.description());
        }
    }

    List<RemedyBody> of(Remedies remedies) {
        AddressedJson.Address address = new AddressedJson.Address(remedies.sipAddress());
        return remedies.steps().stream()
                .map(steps -> new RemedyBody(json.array(steps, address)))
                .toList();
    }
}
