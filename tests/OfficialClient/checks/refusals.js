// What the service answers when it says no.

import assert from 'node:assert/strict';
import runtime from '@azure/ms-rest-js';

/** The call must be refused with this status and the service's own code, and say why. */
export async function refused(call, status, code) {
  const error = await failed(call, status, code);
  assert.deepEqual(Object.keys(error.body).sort(), ['code', 'message'], 'the service answers a code and a message');
  assert.equal(error.body.code, code);
  assert.ok(error.body.message.length > 0, 'the refusal gives no reason');
}

/** The call must be refused by the gateway before the service, whose error is nested. */
export async function refusedByGateway(call, status) {
  const error = await failed(call, status, String(status));
  assert.equal(error.body.error.code, String(status));
  assert.ok(error.body.error.message.length > 0, 'the refusal gives no reason');
}

async function failed(call, status, code) {
  let answer;
  try {
    answer = await call;
  } catch (error) {
    if (!(error instanceof runtime.RestError)) {
      throw error;
    }

    assert.equal(error.statusCode, status, `refused with ${error.statusCode} ${error.code}, not ${status} ${code}`);
    return error;
  }

  assert.fail(`answered ${answer._response.status} in place of ${status} ${code}`);
}
