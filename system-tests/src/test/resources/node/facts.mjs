// What the scripts about the clients share.
import assert from 'node:assert/strict';

export async function read(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
}

export async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  assert.fail('nothing was thrown');
}

// A text whose miners are told how to behave.
export const told = (content, directive) => `${content}\n!sim ${JSON.stringify(directive)}`;

// Prints a line of JSON for each fact: its name, and what was wrong.
export async function tell(facts) {
  for (const [fact, check] of Object.entries(facts)) {
    let problem = null;
    try {
      await check();
    } catch (error) {
      problem = String(error?.stack ?? error);
    }
    console.log(JSON.stringify({ fact, problem }));
  }
  process.exit(0);
}
