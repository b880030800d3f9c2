// Holds a running service to every audit of GraphQL over HTTP: node audit.mjs http://127.0.0.1:8080/graphql
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('usage: node audit.mjs <address of the GraphQL endpoint>');
  process.exit(2);
}

let results;
try {
  results = await Promise.all(serverAudits({ url }).map(({ fn }) => fn()));
} catch (failure) {
  console.error(`${url} cannot be audited: ${failure.cause?.message ?? failure.message}`);
  process.exit(1);
}

const failed = results.filter(({ status }) => status !== 'ok');
for (const { id, name, reason } of failed) {
  console.log(`failed: ${id} ${name}: ${reason}`);
}
console.log(`${results.length - failed.length} of ${results.length}`);
process.exitCode = failed.length > 0 || results.length === 0 ? 1 : 0;
