// The page that shows the OpenAPI document, in Chromium: nothing violates its Content-Security-Policy, nothing comes from
// another host, and an operation is tried out. With an issuer, a token is entered first.
import assert from 'node:assert/strict';
import { browsing } from '../browser/chromium.mjs';
import { check, done, issuer, token, url } from './check.mjs';

const service = url.replace(/\/graphql$/, '');

await browsing(async (open) => {
  const page = await open('about:blank');
  const complaints = [];
  const hosts = new Set();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => !request.url().startsWith('data:') && hosts.add(new URL(request.url()).origin));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (violation) =>
    console.error(`${violation.violatedDirective}: ${violation.blockedURI} ${violation.sample}`)));
  const response = await page.goto(`${service}/q/docs`);
  await check('the policy is strict', () => {
    const policy = response.headers()['content-security-policy'];
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|http|\*/);
  });
  await check('all tags and operations are shown', async () => {
    await page.locator('#operations-Users-listUsers').waitFor();
    const document = await (await fetch(`${service}/openapi?format=json`)).json();
    const operations = Object.values(document.paths).flatMap((item) =>
      ['get', 'put', 'patch', 'post', 'delete'].filter((method) => item[method]));
    assert.equal(await page.locator('.opblock').count(), operations.length);
  });
  if (issuer) {
    await check('a token is entered', async () => {
      await page.locator('button.authorize').first().click();
      await page.locator('.auth-container input').first().fill(await token('ada', 'administrator'));
      await page.locator('.auth-container button.authorize').click();
      await page.locator('.auth-container button.btn-done').click();
    });
  }
  await check('an operation is described, with schemas and examples', async () => {
    await page.locator('#operations-Users-putUser .opblock-summary-control').click();
    await page.locator('#operations-Users-putUser').getByText('externalIdReissued', { exact: true }).first().waitFor();
    await page.locator('#operations-Users-putUser .responses-table').first().waitFor();
  });
  await check('an operation is tried out', async () => {
    const operation = page.locator('#operations-Policies-listPolicies');
    await operation.locator('.opblock-summary-control').click();
    await operation.locator('button.try-out__btn').click();
    await operation.locator('button.execute').click();
    await operation.locator('.live-responses-table').getByText('Global').first().waitFor();
  });
  await check('nothing violates the policy, and nothing comes from another host', () => {
    assert.deepEqual(complaints, []);
    assert.deepEqual([...hosts], [new URL(service).origin]);
  });
  await check('the page of a type of problem is shown', async () => {
    await page.goto(`${service}/problems/rule-violation`);
    await page.getByRole('heading', { name: 'Rule violation' }).waitFor();
    await page.getByRole('link', { name: 'All types of problems' }).click();
    await page.getByRole('link', { name: 'Busy' }).waitFor();
    assert.deepEqual(complaints, []);
  });
});

done(issuer ? 'Swagger UI with sign-in' : 'Swagger UI');
