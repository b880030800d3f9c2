// An OpenID provider with one key, which issues a token to everybody: GET /token?subject=…&role=…&seconds=…
// Prints its URL.
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'conformance', alg: 'RS256', use: 'sig' };
const encode = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');

function token(issuer, subject, role, seconds) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: 'lifeguard', sub: subject, groups: [role], iat: now, exp: now + seconds };
  const text = `${encode({ alg: 'RS256', kid: jwk.kid })}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

const server = createServer((request, response) => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const url = new URL(request.url, issuer);
  const asked = url.searchParams;
  const answers = {
    '/.well-known/openid-configuration': () => ({ issuer, jwks_uri: `${issuer}/keys`, token_endpoint: `${issuer}/token` }),
    '/keys': () => ({ keys: [jwk] }),
    '/token': () => ({ access_token: token(issuer, asked.get('subject'), asked.get('role'), Number(asked.get('seconds') ?? 300)) }),
  };
  const answer = answers[url.pathname];
  response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
  response.end(answer ? JSON.stringify(answer()) : '{}');
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
