// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The peer that a Node.js team would write: the same two routes over Express and Node's own keep-alive agent, with the
// hub's checks on the client's number and its timeouts.

import http from 'node:http';
import express from 'express';

const base = new URL(process.env.SESSION_MANAGER_BASE_URL);
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

function ask(path, client) {
  return new Promise((resolve, reject) => {
    const options = { agent, hostname: base.hostname, port: base.port, path, timeout: 30000,
      headers: { 'X-Cliente-Id': client, Accept: 'application/json' } };
    const request = http.get(options, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode, body: Buffer.concat(pieces) }));
      answer.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('SESSION_MANAGER_TIMEOUT: Read timeout exceeded')));
    request.on('error', reject);
  });
}

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
for (const what of ['status', 'qr']) {
  app.get(`/api/whatsapp/:client/${what}`, async (request, response) => {
    if (!/^[1-9][0-9]{0,15}$/.test(request.params.client)) {
      response.status(400).json({ ok: false, error: 'INVALID_CLIENT_ID', message: 'The client must be a positive number.' });
      return;
    }
    try {
      const answer = await ask(`/${what}`, request.params.client);
      response.status(answer.status).type('application/json').send(answer.body);
    } catch (error) {
      response.status(502).json({ ok: false, error: 'SESSION_MANAGER_ERROR', message: error.message });
    }
  });
}
app.listen(Number(process.env.PORT), '127.0.0.1');
