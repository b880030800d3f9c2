// The introspection queries that tools send: each must be answered, and its answer must be a whole schema.
import assert from 'node:assert/strict';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { check, done, post } from './check.mjs';

async function schemaBy(query, operationName, headers) {
  const { status, body } = await post({ query, ...(operationName ? { operationName } : {}) }, headers);
  assert.equal(status, 200, JSON.stringify(body.errors));
  assert.equal(body.errors, undefined);
  return body.data;
}

// every combination of options of graphql-js that this server can answer: GraphiQL, Altair, Apollo Sandbox, Insomnia and
// GraphQL Code Generator each send one of them
for (const descriptions of [true, false]) {
  for (const specifiedByUrl of [true, false]) {
    for (const directiveIsRepeatable of [true, false]) {
      for (const schemaDescription of [true, false]) {
        for (const inputValueDeprecation of [true, false]) {
          for (const oneOf of [true, false]) {
            const options = { descriptions, specifiedByUrl, directiveIsRepeatable, schemaDescription, inputValueDeprecation, oneOf };
            await check(`getIntrospectionQuery ${JSON.stringify(options)}`, async () => {
              const data = await schemaBy(getIntrospectionQuery(options), 'IntrospectionQuery');
              assert.match(printSchema(buildClientSchema(data)), /type Query/);
            });
          }
        }
      }
    }
  }
}

// feature detection before the real query, four __type fields side by side: gql.tada and Confetti
await check('__type side by side', async () => {
  const data = await schemaBy(`query IntrospectSupportQuery {
    directive: __type(name: "__Directive") { fields { name } }
    field: __type(name: "__Field") { fields { name args { name } } }
    type: __type(name: "__Type") { fields { name } inputFields { name } }
    inputValue: __type(name: "__InputValue") { fields { name } }
  }`);
  assert.ok(data.directive.fields.some(({ name }) => name === 'isRepeatable'));
});

// Hot Chocolate's client asks for features in one operation and the schema's root types in another
await check('Hot Chocolate', async () => {
  const data = await schemaBy(`query introspection_capabilities {
    inputValue: __type(name: "__InputValue") { fields { name args { name } } }
    type: __type(name: "__Type") { fields { name args { name } } }
    directive: __type(name: "__Directive") { fields { name args { name } } }
    schema: __type(name: "__Schema") { fields { name args { name } } }
  }`);
  assert.ok(data.schema.fields.some(({ name }) => name === 'subscriptionType'));
});

await check('__schema and __type in one operation', async () => {
  await schemaBy('{ __schema { queryType { name } types { name kind } } __type(name: "User") { name fields { name type { name } } } }');
});

await check('Insomnia: the default query, accepting every type', async () => {
  const data = await schemaBy(getIntrospectionQuery(), 'IntrospectionQuery', { accept: '*/*' });
  assert.match(printSchema(buildClientSchema(data)), /type Subscription/);
});

await check('Postman: the schema with seven levels of ofType', async () => {
  const level = (depth) => (depth === 0 ? 'kind name' : `kind name ofType { ${level(depth - 1)} }`);
  await schemaBy(`query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name }
    types { kind name description fields(includeDeprecated: true) { name description args { name description type { ${level(7)} } defaultValue }
      type { ${level(7)} } isDeprecated deprecationReason } inputFields { name description type { ${level(7)} } defaultValue }
      interfaces { ${level(7)} } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ${level(7)} } }
    directives { name description locations args { name description type { ${level(7)} } defaultValue } } } }`);
});

// what no tool sends is bounded like every other request
await check('cyclic introspection is refused', async () => {
  const fields = (depth) => (depth === 0 ? 'name' : `fields { type { ${fields(depth - 1)} } }`);
  const { status, body } = await post({ query: `{ __schema { types { ${fields(7)} } } }` });
  assert.equal(status, 400);
  assert.equal(body.errors[0].extensions.code, 'TOO_COMPLEX');
});

done('introspection');
