// Starts Keycloak, which the build has unpacked (./mvnw verify), with the realm of the tests, on a free port. Prints the URL of
// the realm; ends with SIGTERM.
import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const unpacked = join(root, 'target/keycloak');
const [version] = await readdir(unpacked);
const home = join(unpacked, version);

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

// a realm that is stored already would not be imported
await rm(join(home, 'data/h2'), { recursive: true, force: true });
await mkdir(join(home, 'data/import'), { recursive: true });
await copyFile(join(root, 'src/test/resources/keycloak/contoso-realm.json'), join(home, 'data/import/contoso-realm.json'));

const port = await freePort();
// settings of the service that conformance/run exports would be those of Keycloak too: it is built with Quarkus, and would refuse its
// own login form by the CORS settings
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(QUARKUS|LIFEGUARD)_/.test(name)));
const keycloak = spawn('sh', [join(home, 'bin/kc.sh'), 'start-dev', '--import-realm', '--http-host=127.0.0.1', `--http-port=${port}`], {
  // its threads need the package on Java 24 and later
  env: {
    ...environment, JAVA_OPTS_APPEND: '--add-opens=java.base/java.lang=ALL-UNNAMED', JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx384m',
    KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: 'admin',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
  detached: true, // the script starts a process of its own
});
process.on('SIGTERM', () => {
  process.kill(-keycloak.pid);
  process.exit();
});
keycloak.on('exit', () => process.exit(1));

const realm = `http://127.0.0.1:${port}/realms/contoso`;
while (!await fetch(realm).then(({ ok }) => ok, () => false)) {
  await delay(500);
}
console.log(realm);
