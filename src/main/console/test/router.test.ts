import { describe, expect, it } from 'vitest';
import { failureKind } from '../src/api/errors.js';
import { includes } from '../src/api/role.js';
import { counted } from '../src/format.js';
import { addressOf, href } from '../src/router.js';

describe('addresses', () => {
  it('have a path without a trailing slash, and parameters', () => {
    expect(addressOf(new URL('https://x/rules/?rule=A')).path).toBe('/rules');
    expect(addressOf(new URL('https://x/')).path).toBe('/');
    expect(addressOf(new URL('https://x/ask?user=a%2Bb%40c')).parameters.get('user')).toBe('a+b@c');
  });

  it('leave out what has no value, and escape what has one', () => {
    expect(href('/ask', { user: 'sip:a+b@c', client: '', pool: null })).toBe('/ask?user=sip%3Aa%2Bb%40c');
    expect(href('/rules')).toBe('/rules');
    const name = 'pool\\Räume & <b> \u202e';
    expect(addressOf(new URL(href('/changes', { subject: name }), 'https://x')).parameters.get('subject')).toBe(name);
  });
});

describe('failures', () => {
  it('are known by the code of the service, or else by the status', () => {
    expect(failureKind('BUSY', 200)).toBe('busy');
    expect(failureKind('', 401)).toBe('expired');
    expect(failureKind('NOT_FOUND', 200)).toBe('other');
    expect(failureKind('', 502)).toBe('unreachable');
  });
});

describe('roles', () => {
  it('include those before them', () => {
    expect(includes('ADMINISTRATOR', 'PROVISIONER')).toBe(true);
    expect(includes('VIEWER', 'PROVISIONER')).toBe(false);
    expect(includes('VIEWER', 'VIEWER')).toBe(true);
  });
});

describe('numbers', () => {
  it('take the plural that English has for them', () => {
    expect(counted(1, 'user', 'users')).toBe('1 user');
    expect(counted(0, 'user', 'users')).toBe('0 users');
    expect(counted(2, 'user', 'users')).toBe('2 users');
  });
});
