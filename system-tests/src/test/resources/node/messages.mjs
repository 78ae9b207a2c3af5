// Facts about /v1/messages as Anthropic's own client for Node sees it.
import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';
import { failure, read, tell, told } from './facts.mjs';

const { BASE_URL, KEY, EMPTY_KEY } = process.env;
const ECHO = 'sim/echo-small';
const TOOLS = 'sim/echo-tools';

// A client that counts how often it really calls.
function client(apiKey = KEY, options = {}) {
  const counted = { hits: 0 };
  counted.api = new Anthropic({
    baseURL: BASE_URL,
    apiKey,
    fetch: (...args) => (counted.hits++, fetch(...args)),
    ...options,
  });
  return counted;
}

const { messages } = client().api;
const ask = (content, more = {}) => ({ model: ECHO, max_tokens: 50, messages: [{ role: 'user', content }], ...more });
const weather = {
  name: 'weather',
  description: 'of a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

await tell({
  'L9 a message has words, a stop reason and the id of its request': async () => {
    const { data, response } = await messages.create(ask('hello world')).withResponse();
    assert.equal(data.type, 'message');
    assert.equal(data.role, 'assistant');
    assert.deepEqual(data.content.map(({ type, text }) => ({ type, text })), [{ type: 'text', text: 'hello world' }]);
    assert.equal(data.stop_reason, 'end_turn');
    assert.ok(data.usage.input_tokens > 0);
    assert.equal(data.usage.output_tokens, 2);
    assert.ok(data._request_id);
    assert.equal(data._request_id, response.headers.get('x-request-id'));
  },
  'L9 a limit ends a message, and a stop sequence is named': async () => {
    assert.equal((await messages.create(ask('one two three', { max_tokens: 1 }))).stop_reason, 'max_tokens');
    const stopped = await messages.create(ask('one two X three', { stop_sequences: ['X'] }));
    assert.ok(!stopped.content[0].text.includes('X'));
  },
  'L9 system, blocks and earlier turns are read': async () => {
    const reply = await messages.create({
      model: ECHO,
      max_tokens: 20,
      system: [{ type: 'text', text: 'Be kind.' }],
      messages: [
        { role: 'user', content: 'first' },
        { role: 'assistant', content: [{ type: 'text', text: 'so' }] },
        { role: 'user', content: [{ type: 'text', text: '👩‍👩‍👧 日本語' }] },
      ],
    });
    assert.equal(reply.content[0].text, '👩‍👩‍👧 日本語');
  },
  'L10 a stream is the message in pieces, in order': async () => {
    const events = await read(await messages.create(ask('one two three', { stream: true })));
    const types = events.map((event) => event.type);
    assert.equal(types[0], 'message_start');
    assert.equal(types.filter((type) => type === 'message_start').length, 1);
    assert.deepEqual(types.slice(-3), ['content_block_stop', 'message_delta', 'message_stop']);
    const text = events.filter((event) => event.type === 'content_block_delta').map((event) => event.delta.text);
    assert.ok(text.length > 1);
    assert.equal(text.join(''), 'one two three');
  },
  'L10 the stream helper puts the message together, usage too': async () => {
    const plain = await messages.create(ask('one two three'));
    const stream = messages.stream(ask('one two three'));
    const message = await stream.finalMessage();
    assert.equal(await stream.finalText(), 'one two three');
    assert.equal(message.stop_reason, 'end_turn');
    for (const field of ['input_tokens', 'output_tokens']) assert.equal(message.usage[field], plain.usage[field], field);
  },
  'D16 a miner that dies before the first token is replaced': async () => {
    const message = await messages.stream(ask(told('one two', { fault: 'cut', attempts: 1 }))).finalMessage();
    assert.equal(message.content[0].text, 'one two');
  },
  'D18 D20 a stream that breaks throws': async () => {
    for (const fault of ['cut', 'close_clean', 'broken_json']) {
      const text = told('one two three four', { fault, after_tokens: 2 });
      const error = await failure(messages.create(ask(text, { stream: true })).then(read));
      assert.ok(error instanceof Anthropic.APIError, `${fault}: ${error}`);
      assert.ok(error.type, fault);
      const helped = await failure(messages.stream(ask(text)).finalMessage());
      assert.ok(helped instanceof Anthropic.AnthropicError, `${fault}: ${helped}`);
    }
  },
  'D28 a loop may be left': async () => {
    const stream = await messages.create(ask(told('one two three four five six', { token_ms: 100 }), { stream: true }));
    let seen = 0;
    for await (const event of stream) if (event.type === 'content_block_delta' && ++seen === 2) break;
    assert.equal(seen, 2);
  },
  'E1 E8 a tool is used, and its result is taken': async () => {
    const question = ask('Rome', { model: TOOLS, tools: [weather], tool_choice: { type: 'any' } });
    const reply = await messages.create(question);
    assert.equal(reply.stop_reason, 'tool_use');
    const use = reply.content.find((block) => block.type === 'tool_use');
    assert.ok(use.id);
    assert.equal(use.name, 'weather');
    assert.equal(use.input.city, 'Rome');
    const result = { type: 'tool_result', tool_use_id: use.id, content: 'It rains.' };
    const next = await messages.create({
      ...question,
      tool_choice: { type: 'none' },
      messages: [
        ...question.messages,
        { role: 'assistant', content: reply.content },
        { role: 'user', content: [result, { type: 'text', text: 'And now?' }] },
      ],
    });
    assert.equal(next.stop_reason, 'end_turn');
    assert.ok(next.content[0].text);
  },
  'E5 E6 tools in a stream come one after the other, their input whole': async () => {
    const text = told('Rome', { tool_calls: 2 });
    const message = await messages.stream(ask(text, { model: TOOLS, tools: [weather] })).finalMessage();
    const uses = message.content.filter((block) => block.type === 'tool_use');
    assert.equal(uses.length, 2);
    assert.notEqual(uses[0].id, uses[1].id);
    for (const use of uses) assert.ok(use.input.city);
    assert.equal(message.stop_reason, 'tool_use');
  },
  'L11 tokens are counted as they are charged, for nothing': async () => {
    const question = ask('how many tokens are these?', { system: 'Count.' });
    const { max_tokens, ...countable } = question;
    const counted = await client(EMPTY_KEY).api.messages.countTokens(countable);
    assert.equal(counted.input_tokens, (await messages.create(question)).usage.input_tokens);
  },
  'A2 a wrong key is an AuthenticationError, tried once': async () => {
    const wrong = client('tao_sk_wrong');
    const error = await failure(wrong.api.messages.create(ask('x')));
    assert.ok(error instanceof Anthropic.AuthenticationError, String(error));
    assert.equal(error.type, 'authentication_error');
    assert.ok(error.requestID);
    assert.equal(wrong.hits, 1);
  },
  'B22 an unknown model is a NotFoundError, tried once': async () => {
    const counted = client();
    const error = await failure(counted.api.messages.create(ask('x', { model: 'no/such' })));
    assert.ok(error instanceof Anthropic.NotFoundError, String(error));
    assert.equal(error.type, 'not_found_error');
    assert.equal(counted.hits, 1);
  },
  'I4 no balance is an APIError, tried once': async () => {
    const empty = client(EMPTY_KEY);
    const error = await failure(empty.api.messages.create(ask('x')));
    assert.equal(error.status, 402);
    assert.equal(error.type, 'billing_error');
    assert.equal(empty.hits, 1);
  },
  'I7 a model without a miner is an OverloadedError, tried three times': async () => {
    const counted = client();
    const error = await failure(counted.api.messages.create(ask('x', { model: 'sim/unserved' })));
    assert.equal(error.status, 529);
    assert.equal(error.type, 'overloaded_error');
    assert.ok(Number(error.headers.get('retry-after')) > 0);
    assert.equal(counted.hits, 3);
  },
  'L12 a message needs a limit': async () => {
    const { max_tokens, ...limitless } = ask('x');
    const error = await failure(messages.create(limitless));
    assert.ok(error instanceof Anthropic.BadRequestError, String(error));
    assert.equal(error.type, 'invalid_request_error');
    assert.match(error.message, /max_tokens/);
  },
});
