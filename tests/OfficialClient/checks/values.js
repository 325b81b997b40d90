// Checks of single values. Each takes a value and the path that leads to it.

import assert from 'node:assert/strict';

// The clock of the emulator is this machine's; five minutes either way are generous.
const slack = 300_000;

export const text = (value, path) => assert.equal(typeof value, 'string', `${path} is not a text: ${value}`);
export const flag = (value, path) => assert.equal(typeof value, 'boolean', `${path} is not true or false: ${value}`);
export const nothing = (value, path) => assert.equal(value, null, `${path} is not null: ${value}`);

export function guid(value, path) {
  text(value, path);
  assert.match(value, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, `${path} is not a GUID in lower case`);
}

export function whole(value, path) {
  assert.ok(Number.isInteger(value) && value >= 0, `${path} is not a count: ${value}`);
}

export function fraction(value, path) {
  assert.ok(typeof value === 'number' && value >= 0 && value <= 1, `${path} does not lie between 0 and 1: ${value}`);
}

export function date(value, path) {
  assert.ok(value instanceof Date && !Number.isNaN(value.getTime()), `${path} was not read as a date: ${value}`);
  assert.ok(Math.abs(Date.now() - value.getTime()) < slack, `${path} is not of this run: ${value.toISOString()}`);
}

export function link(value, path) {
  text(value, path);
  assert.ok(URL.canParse(value), `${path} is not an absolute URL`);
  const query = new URL(value).searchParams;
  assert.ok(query.get('sig') && query.get('se'), `${path} is not signed`);
  const hours = (Date.parse(query.get('se')) - Date.now()) / 3_600_000;
  assert.ok(hours > 23.9 && hours <= 24, `${path} is good for ${hours} hours, not 24`);
}

export const exactly = (expected) => (value, path) => assert.deepEqual(value, expected, `${path} differs`);

export const oneOf = (...words) => (value, path) => assert.ok(words.includes(value), `${path} is ${value}, not one of ${words}`);

/** The member may be left out; where it stands it is checked. */
export function optional(check) {
  const result = (value, path) => check(value, path);
  result.isOptional = true;
  return result;
}

/** Null, or what the check wants. */
export const nullable = (check) => (value, path) => value === null || check(value, path);

export const list = (check) => (value, path) => {
  assert.ok(Array.isArray(value), `${path} is not a list`);
  value.forEach((item, index) => check(item, `${path}[${index}]`));
};

/** An object with these members and no others. */
export const shape = (members) => (value, path) => {
  assert.ok(value !== null && typeof value === 'object', `${path} is not an object: ${value}`);
  const required = Object.keys(members).filter((name) => !members[name].isOptional);
  const missing = required.filter((name) => !(name in value));
  const unknown = Object.keys(value).filter((name) => !(name in members));
  assert.deepEqual({ missing, unknown }, { missing: [], unknown: [] }, `${path} has other members`);
  for (const name of Object.keys(value)) {
    members[name](value[name], `${path}.${name}`);
  }
};
