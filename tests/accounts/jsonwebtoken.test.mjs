// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tokens both ways: jsonwebtoken accepts what the hub signs, and the hub accepts what jsonwebtoken signs, and neither
// accepts what it should not.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import jwt from 'jsonwebtoken';

const secret = 'a secret of more than thirty-two bytes: ñ漢😀';
const now = Math.floor(Date.now() / 1000);
const claims = { cliente_id: 9007199254740991, username: 'ana.b_c-1', role: 'operator', jti: '3.abcdefg' };

const tool = (...args) => execFileSync(process.env.JWT_TOOL, args, { encoding: 'utf8' }).trim();
const sign = () => tool('sign', secret, '7', String(claims.cliente_id), claims.username, claims.role, String(now), String(now + 3600), claims.jti);
const verify = (token, at = now) => tool('verify', secret, token, String(at));

test('jsonwebtoken accepts our token', () => {
  const payload = jwt.verify(sign(), secret, { algorithms: ['HS256'], subject: '7' });
  assert.deepEqual(payload, { ...claims, sub: '7', iat: now, exp: now + 3600 });
  assert.deepEqual(jwt.decode(sign(), { complete: true }).header, { alg: 'HS256', typ: 'JWT' });
});

test('jsonwebtoken refuses our token with another secret, or late', () => {
  assert.throws(() => jwt.verify(sign(), secret + '!', { algorithms: ['HS256'] }), { message: 'invalid signature' });
  assert.throws(() => jwt.verify(sign(), secret, { algorithms: ['HS256'], clockTimestamp: now + 3600 }), { name: 'TokenExpiredError' });
});

test('we accept a token of jsonwebtoken', () => {
  const token = jwt.sign(claims, secret, { algorithm: 'HS256', subject: '7', expiresIn: 60 });
  assert.equal(verify(token), `ok 7 ${claims.cliente_id} ${claims.username} ${claims.role} ${claims.jti}`);
});

const options = { algorithm: 'HS256', subject: '7', expiresIn: 60 };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const refused = [
  ['another secret', jwt.sign(claims, secret + '!', options), 'wrong_signature'],
  ['HS384', jwt.sign(claims, secret, { ...options, algorithm: 'HS384' }), 'wrong_algorithm'],
  ['HS512', jwt.sign(claims, secret, { ...options, algorithm: 'HS512' }), 'wrong_algorithm'],
  ['RS256', jwt.sign(claims, privateKey, { ...options, algorithm: 'RS256' }), 'wrong_algorithm'],
  ['none', jwt.sign(claims, '', { ...options, algorithm: 'none' }), 'wrong_algorithm'],
  ['crit', jwt.sign(claims, secret, { ...options, header: { crit: ['exp'] } }), 'crit'],
  ['not yet valid', jwt.sign(claims, secret, { ...options, notBefore: 30 }), 'not_yet_valid'],
  ['no expiry', jwt.sign(claims, secret, { algorithm: 'HS256', subject: '7' }), 'malformed'],
  ['no subject', jwt.sign(claims, secret, { algorithm: 'HS256', expiresIn: 60 }), 'malformed'],
];
for (const [name, token, fault] of refused) {
  test(`we refuse: ${name}`, () => assert.equal(verify(token), fault));
}

test('we refuse a token of jsonwebtoken once it has expired', () => {
  const token = jwt.sign({ ...claims, iat: now }, secret, options);
  assert.match(verify(token, now + 59), /^ok /);
  assert.equal(verify(token, now + 60), 'expired');
});
