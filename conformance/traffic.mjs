// Requests for every operation of the OpenAPI document, in order, with the status of each response. They need the sample
// organisation, and leave it as it was but for the change log.
const JSON_TYPE = { 'content-type': 'application/json' };
const PATCH_TYPE = { 'content-type': 'application/merge-patch+json' };

const pool = 'front-end-pools/made.contoso.com';
const chatPool = 'chat-pools/made-chat.contoso.com';
const policy = 'policies/Tag%3AMade';
const user = 'users/sip%3Amade%40contoso.com';
const configuration = 'client-configurations/sip%3Amade%40contoso.com/LYNC_2013/made-chat.contoso.com';
const category = 'categories/made-chat.contoso.com%5CMade';
const addIn = 'add-ins/made-chat.contoso.com%5CMade';
const room = 'rooms/made-chat.contoso.com%5CMade';
const legacyPool = 'front-end-pools/made10.contoso.com';
const legacy = 'chat-pools/made10-chat.contoso.com';
const migration = 'migrations/made10-chat.contoso.com';

const request = (method, path, status, body, headers) => ({
  method,
  path: path.startsWith('/') ? path : `/api/${path}`,
  status,
  body: typeof body === 'object' ? JSON.stringify(body) : body,
  headers: headers ?? (method === 'PATCH' ? PATCH_TYPE : body === undefined ? {} : JSON_TYPE),
});

const question = {
  subject: { type: 'user', id: 'sip:made@contoso.com' },
  action: { name: 'connect', properties: { client: 'LYNC_2013' } },
  resource: { type: 'chat-pool', id: 'made-chat.contoso.com' },
};

export function traffic() {
  const key = `conformance-${Date.now()}`;
  const accepted = [
    request('PUT', pool, 201, { release: 'LYNC_2013', site: 'Redmond' }),
    request('GET', pool, 200),
    request('PATCH', pool, 200, { site: 'Paris' }),
    request('GET', 'front-end-pools?first=1&fields=fqdn', 200),
    request('PUT', chatPool, 201, { release: 'LYNC_2013', home: 'made.contoso.com' }),
    request('PATCH', chatPool, 200, { displayName: 'Made' }),
    request('GET', chatPool, 200),
    request('GET', 'chat-pools?release=LYNC_2013&state=IN_SERVICE', 200),
    request('PUT', policy, 201, { enablePersistentChat: true }),
    request('PATCH', policy, 200, { description: 'Made' }),
    request('PUT', policy, 200, { enablePersistentChat: true }, { ...JSON_TYPE, prefer: 'return=minimal' }),
    request('GET', policy, 200),
    request('GET', 'policies', 200),
    request('PUT', user, 201, { displayName: 'Made', home: 'made.contoso.com' }),
    request('GET', user, 200),
    request('GET', user, 304, undefined, { 'if-none-match': '*' }),
    request('PATCH', user, 200, { displayName: null }),
    request('GET', 'users?enabled=true&first=2', 200),
    request('POST', `${user}/grant`, 200, { policy: 'Tag:Made' }, { ...JSON_TYPE, 'idempotency-key': key }),
    request('POST', `${user}/grant`, 200, { policy: 'Tag:Made' }, { ...JSON_TYPE, 'idempotency-key': key }),
    request('POST', `${user}/move`, 200, {}),
    request('POST', `${user}/move`, 200, { toPool: 'made.contoso.com' }),
    request('POST', `${user}/rename?dryRun=true`, 200, { to: 'sip:other.made@contoso.com' }),
    request('PUT', configuration, 201, {}),
    request('GET', configuration, 200),
    request('GET', 'client-configurations?pool=made-chat.contoso.com', 200),
    request('PUT', category, 201, {}),
    request('PATCH', category, 200, { description: 'Made' }),
    request('GET', category, 200),
    request('GET', 'categories?pool=made-chat.contoso.com', 200),
    request('PUT', addIn, 201, { url: 'https://apps.contoso.com/made' }),
    request('PATCH', addIn, 200, { url: 'https://apps.contoso.com/other' }),
    request('GET', addIn, 200),
    request('GET', 'add-ins?pool=made-chat.contoso.com', 200),
    request('PUT', room, 201, { category: 'made-chat.contoso.com\\Made', privacy: 'SECRET' }),
    request('PATCH', room, 200, { disabled: true }),
    request('GET', room, 200),
    request('GET', 'rooms?pool=made-chat.contoso.com', 200),
    request('GET', 'eligibility?user=made@contoso.com&client=LYNC_2013&pool=made-chat.contoso.com', 200),
    request('GET', 'eligibility?user=made@contoso.com&client=LYNC_2013&pool=made-chat.contoso.com&suppose.enabled=false', 200),
    request('GET', `${user}/eligibilities`, 200),
    request('GET', 'events?first=10', 200),
    request('GET', 'webhooks', 200),
    request('GET', 'webhooks/conformance/undelivered', 200),
    request('GET', 'events?user=made@contoso.com&client=LYNC_2013', 200),
    request('POST', 'eligibilities', 200, {
      questions: [
        { user: 'made@contoso.com', client: 'LYNC_2013', pool: 'made-chat.contoso.com' },
        { user: 'nobody@contoso.com', client: 'LYNC_2013', pool: 'made-chat.contoso.com' },
      ],
      suppose: { enabledByPolicy: false },
    }),
    request('POST', '/access/v1/evaluation', 200, question, { ...JSON_TYPE, 'x-request-id': 'one' }),
    request('POST', '/access/v1/evaluations', 200, { ...question, evaluations: [{}, { subject: { type: 'user', id: 'nobody' } }] }),
    request('POST', '/access/v1/search/subject', 200, { ...question, subject: { type: 'user' }, page: { limit: 1 } }),
    request('POST', '/access/v1/search/resource', 200, { ...question, resource: { type: 'chat-pool' } }),
    request('POST', '/access/v1/search/action', 200, question),
    request('GET', '/.well-known/authzen-configuration', 200),
    request('POST', 'imports/users?dryRun=true&impact=true', 200,
      'SipAddress,Enabled,RegistrarPool\r\nsip:made@contoso.com,True,made.contoso.com\r\n', { 'content-type': 'text/csv' }),
    request('GET', 'imports/last-import', 200),
    request('GET', 'imports/last-import/impact', 200),
    request('GET', 'imports/last-import/refused', 200),
    request('GET', 'imports/last-import/refused.csv', 200),
    request('GET', 'imports/last-import/progress', 200),
    request('DELETE', 'imports/last-import', 200),
    { ...request('POST', 'imports?dryRun=true', 200, undefined, { 'content-type': 'application/zip' }), sendsArchive: true },
    request('GET', 'imports', 200),
    request('GET', 'imports?first=1', 200),
    request('GET', 'exports', 200),
    request('GET', 'exports/users', 200),
    request('GET', 'exports/users', 200, undefined, { accept: 'application/x-ndjson' }),
    request('GET', 'eligibilities.csv?client=LYNC_2013&pool=made-chat.contoso.com&eligible=false', 200),
    request('PUT', legacyPool, 201, { release: 'LYNC_2010', site: 'Redmond' }),
    request('PUT', legacy, 201, { release: 'LYNC_2010', home: 'made10.contoso.com' }),
    request('PUT', migration, 201, { target: 'made-chat.contoso.com' }),
    request('GET', migration, 200),
    request('PATCH', migration, 200, {}),
    request('GET', 'migrations', 200),
    request('POST', `${migration}/complete`, 200),
    request('POST', `${legacy}/decommission?dryRun=true`, 200),
    request('DELETE', migration, 200),
    request('POST', 'batch?dryRun=true', 200, {
      writes: [
        { method: 'DELETE', path: `/api/${room}` },
        { method: 'POST', path: `/api/${user}/grant`, body: {} },
      ],
    }),
    request('DELETE', configuration, 200),
    request('DELETE', room, 200),
    request('DELETE', addIn, 200),
    request('DELETE', category, 200),
    request('DELETE', user, 200),
    request('POST', 'users/sip%3Amade%40contoso.com/erase', 200),
    request('DELETE', policy, 200),
    request('DELETE', chatPool, 200),
    request('DELETE', pool, 200),
    request('DELETE', legacy, 200),
    request('DELETE', legacyPool, 200),
  ];
  const refused = [
    request('GET', 'front-end-pools?first=0&nonsense=1', 400),
    request('GET', 'front-end-pools/nothing.contoso.com', 404),
    request('GET', 'users?enabled=perhaps', 400),
    request('GET', 'users', 406, undefined, { accept: 'image/png' }),
    request('GET', 'users', 400, undefined, { 'lifeguard-at-least': 'nonsense' }),
    request('PUT', pool, 400, '{"release": 5, "site": null, "unknown": 1}'),
    request('PUT', pool, 400, '{'),
    request('PUT', pool, 412, { release: 'LYNC_2013', site: 'Redmond' }, { ...JSON_TYPE, 'if-match': '*' }),
    request('PUT', pool, 415, 'x', { 'content-type': 'text/plain' }),
    request('PUT', chatPool, 409, { release: 'LYNC_2013', home: 'nothing.contoso.com' }),
    request('PATCH', policy, 404, {}),
    request('DELETE', user, 404),
    request('POST', `${user}/grant`, 422, { policy: 'Tag:Other' }, { ...JSON_TYPE, 'idempotency-key': key }),
    request('POST', 'batch', 400, { writes: [{ method: 'DELETE', path: `/api/${user}` }] }),
    request('POST', 'batch', 404, { writes: [{ method: 'DELETE', path: `/api/${user}` }] }, { ...JSON_TYPE, 'idempotency-key': `${key}b` }),
    request('GET', 'eligibility?user=nobody@contoso.com&client=LYNC_2013&pool=nothing.contoso.com', 404),
    request('GET', 'eligibility', 400),
    request('GET', 'events?after=nonsense', 400),
    request('GET', 'webhooks/nobody/undelivered', 404),
    request('POST', 'webhooks/conformance/undelivered/5a8254a5.140.1/redelivery', 404),
    request('POST', 'eligibilities', 400, { questions: {} }),
    request('POST', 'imports/users', 422, 'Nothing\r\n', { 'content-type': 'text/csv' }),
    request('GET', 'imports?after=nonsense', 400),
    ...['', '/impact', '/refused', '/refused.csv', '/progress'].map((below) =>
      request('GET', 'imports/0b0f8f0e-4d0b-4c68-9d51-0f6f2d1f6a53' + below, 404)),
    request('DELETE', 'imports/0b0f8f0e-4d0b-4c68-9d51-0f6f2d1f6a53', 404),
    request('POST', 'imports', 422, 'no archive', { 'content-type': 'application/zip' }),
    request('POST', 'imports/users?absent=nonsense', 400, 'x', { 'content-type': 'text/csv' }),
    request('POST', '/access/v1/evaluation', 400, { subject: 5 }),
    request('POST', '/access/v1/evaluations', 400, { options: { evaluations_semantic: 'nonsense' } }),
    request('POST', '/access/v1/search/subject', 400, []),
  ];
  return { accepted, refused };
}
