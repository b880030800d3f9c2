package io.lifeguard.graphql.decision;

import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A policy is switched. */
@Input("SwitchPolicyInput")
public record SwitchPolicyInput(@Id @NonNull String identity, boolean enablePersistentChat) {}
