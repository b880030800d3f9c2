/** What is deployed: the manifests below {@code k8s/}, and the image. */
@NullMarked
package io.lifeguard.deployment;

import org.jspecify.annotations.NullMarked;
