// A line per step, and the name of the step that failed.

import runtime from '@azure/ms-rest-js';

export class StepError extends Error {
  constructor(step, cause) {
    super(`${step}: ${describe(cause)}`, { cause });
    this.name = 'StepError';
  }
}

// A RestError also holds the request, and with it the key: only these members are told.
function describe(error) {
  return error instanceof runtime.RestError ? `answered ${error.statusCode} ${JSON.stringify(error.body ?? error.message)}` : error.message;
}

export class Steps {
  taken = 0;

  async take(name, action) {
    try {
      await action();
    } catch (error) {
      throw error instanceof StepError ? error : new StepError(name, error);
    }

    this.taken++;
    console.log(`ok ${name}`);
  }
}
