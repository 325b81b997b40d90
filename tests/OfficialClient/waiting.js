// Asks again until an answer is as wanted.

import { setTimeout as pause } from 'node:timers/promises';

const limit = 120_000;
const interval = 50;

export async function until(what, ask, isDone) {
  const deadline = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) {
      return answer;
    }

    if (Date.now() > deadline) {
      throw new Error(`waited ${limit / 1000} seconds in vain for ${what}`);
    }

    await pause(interval);
  }
}
