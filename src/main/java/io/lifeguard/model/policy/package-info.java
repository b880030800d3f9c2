/** Chat policies, their scopes and the policy that decides for a user. */
@NullMarked
package io.lifeguard.model.policy;

import org.jspecify.annotations.NullMarked;
