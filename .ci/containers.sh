# Functions of scripts that build and run containers with Debian's buildah and podman, as root. To be sourced.

container_base=localhost/lifeguard/debian:12.1

# Options with which a container runs as the manifests in k8s/ say. It shares the network of this machine and listens on loopback.
restrictions=(--network host --user 65532:65532 --read-only --read-only-tmpfs=false --tmpfs /tmp:rw,size=64m,mode=1777
  --cap-drop all --security-opt no-new-privileges --memory 512m --memory-swap 512m)

# Installs what is missing and makes the base images; fails, with the reason on stderr, where containers cannot be run.
prepare_containers() {
  local tool settings
  for tool in podman buildah runc debootstrap; do
    command -v $tool >/dev/null && continue
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
      echo "containers: $tool is not installed" >&2
      return 1
    fi
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      podman buildah runc catatonit netavark debootstrap uidmap; } >/dev/null || return 1
    break
  done
  # crun fails where control groups are hybrid, and the limits that podman sets otherwise are higher than those of a virtual machine
  settings=$(mktemp)
  cat >"$settings" <<'SETTINGS'
[containers]
default_ulimits=["nofile=1024:1024","nproc=1024:1024"]
[engine]
runtime="runc"
SETTINGS
  export CONTAINERS_CONF=$settings
  make_base_images && podman run --rm "${restrictions[@]}" $container_base true
}

# Makes the images that the Dockerfiles begin with, under their names, from Debian's packages and the JDK in JAVA_HOME.
make_base_images() {
  local root container
  if ! podman image exists $container_base; then
    root=$(mktemp -d)
    debootstrap --variant=minbase --include=ca-certificates,curl,postgresql,tzdata bookworm "$root" >"$root.log" ||
      { tail -n 5 "$root.log" >&2; return 1; }
    tar -C "$root" -c . | podman import -q - $container_base >/dev/null
    # libraries, certificates, time zones and /tmp; no shell and no program
    tar -C "$root" -c tmp lib lib64 usr/lib usr/lib64 usr/share/zoneinfo etc/ssl etc/ld.so.cache etc/nsswitch.conf etc/os-release |
      podman import -q - gcr.io/distroless/base-nossl-debian12:nonroot >/dev/null
    podman tag gcr.io/distroless/base-nossl-debian12:nonroot quay.io/quarkus/ubi9-quarkus-micro-image:2.0
    rm -rf "$root" "$root.log"
  fi
  if ! podman image exists docker.io/library/eclipse-temurin:25-jdk; then
    container=$(buildah from --pull-never $container_base)
    # packages of JDKs link to files elsewhere
    root=$(mktemp -d)
    cp -RL "$JAVA_HOME/." "$root"
    buildah copy -q "$container" "$root" /opt/java/openjdk >/dev/null
    rm -rf "$root"
    # shellcheck disable=SC2016
    buildah config --env JAVA_HOME=/opt/java/openjdk --env 'PATH=/opt/java/openjdk/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin' "$container"
    buildah commit -q --rm "$container" docker.io/library/eclipse-temurin:25-jdk >/dev/null
  fi
}

# usage: build_image <Dockerfile> <name>
build_image() {
  local log
  log=$(mktemp)
  buildah bud --isolation chroot --pull-never -t "$2" -f "$1" . >"$log" 2>&1 || { tail -n 20 "$log" >&2; return 1; }
  rm "$log"
}

# Makes the image of PostgreSQL for the manifests, from Debian's package.
build_postgres() {
  local container
  container=$(buildah from --pull-never $container_base)
  buildah run --isolation chroot "$container" -- install -d -o 999 -g 999 -m 700 /var/lib/postgresql
  # podman gives a volume the owner of the directory, unless a part of its path is a link
  buildah run --isolation chroot "$container" -- rm /var/run
  buildah run --isolation chroot "$container" -- install -d -o 999 -g 999 /var/run/postgresql
  buildah copy -q "$container" .ci/podman/postgres-entrypoint /usr/local/bin/postgres-entrypoint >/dev/null
  buildah config --env PATH=/usr/lib/postgresql/15/bin:/usr/bin:/bin \
    --entrypoint '["/usr/local/bin/postgres-entrypoint"]' "$container"
  buildah commit -q --rm "$container" localhost/lifeguard/postgres:debian >/dev/null
}

# usage: check_restrictions <process>     checks its user and privileges, and that its root file system is read-only
check_restrictions() {
  awk '/^Uid/ {exit $2 != 65532}' "/proc/$1/status" || { echo "it does not run as 65532" >&2; return 1; }
  awk '/^CapEff/ {exit $2 != "0000000000000000"}' "/proc/$1/status" || { echo "it has privileges" >&2; return 1; }
  awk '/^NoNewPrivs/ {exit $2 != 1}' "/proc/$1/status" || { echo "it could get privileges" >&2; return 1; }
  awk '$5 == "/" && $6 !~ /^ro/ {exit 1}' "/proc/$1/mountinfo" || { echo "its root can be written to" >&2; return 1; }
}
