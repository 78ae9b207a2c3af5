// Facts about the API as OpenAI's own client for Node sees it.
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { failure, read, tell, told } from './facts.mjs';

const { BASE_URL, KEY, EMPTY_KEY, SLOW_KEY, PACED_KEY, LIMITED_KEY } = process.env;
const ECHO = 'sim/echo-small';
const TOOLS = 'sim/echo-tools';

// A client that counts how often it really calls.
function client(apiKey = KEY, options = {}) {
  const counted = { hits: 0 };
  counted.api = new OpenAI({
    baseURL: `${BASE_URL}/v1`,
    apiKey,
    fetch: (...args) => (counted.hits++, fetch(...args)),
    ...options,
  });
  return counted;
}

const ask = (content, more = {}) => ({ model: ECHO, messages: [{ role: 'user', content }], ...more });

const joined = (chunks) => chunks.map((chunk) => chunk.choices[0]?.delta?.content ?? '').join('');

const weather = {
  type: 'function',
  function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } },
};

await tell({
  'A2 a wrong key is an AuthenticationError, tried once': async () => {
    const wrong = client('tao_sk_wrong');
    const error = await failure(wrong.api.chat.completions.create(ask('x')));
    assert.ok(error instanceof OpenAI.AuthenticationError, String(error));
    assert.equal(error.code, 'invalid_api_key');
    assert.equal(wrong.hits, 1);
  },
  'A7 another model than the key may use is a PermissionDeniedError': async () => {
    const error = await failure(client(LIMITED_KEY).api.chat.completions.create(ask('x')));
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    assert.equal(error.type, 'permission_error');
  },
  'B1 B3 a chat has words and the id of its request': async () => {
    const { data, response } = await client().api.chat.completions.create(ask('hello world')).withResponse();
    assert.equal(data.choices[0].message.content, 'hello world');
    assert.equal(data._request_id, response.headers.get('x-request-id'));
  },
  'B22 an unknown model is a NotFoundError, tried once': async () => {
    const counted = client();
    const error = await failure(counted.api.chat.completions.create(ask('x', { model: 'no/such' })));
    assert.ok(error instanceof OpenAI.NotFoundError, String(error));
    assert.equal(error.code, 'model_not_found');
    assert.equal(counted.hits, 1);
  },
  'B28 every character comes back': async () => {
    const text = '👩‍👩‍👧 日本語 e\u0301 \u2028 \u0000';
    const reply = await client().api.chat.completions.create(ask(text));
    assert.equal(reply.choices[0].message.content, text);
  },
  'D5 a stream is the whole in pieces': async () => {
    const chunks = await read(await client().api.chat.completions.create(ask('one two three', { stream: true })));
    assert.equal(joined(chunks), 'one two three');
    assert.equal(chunks.at(-1).choices[0].finish_reason, 'stop');
  },
  'D10 the stream helper puts the completion together, usage too': async () => {
    const stream = client().api.chat.completions.stream(ask('one two three', { stream_options: { include_usage: true } }));
    const completion = await stream.finalChatCompletion();
    assert.equal(completion.choices[0].message.content, 'one two three');
    assert.equal(completion.usage.completion_tokens, 3);
  },
  'D16 a miner that dies before the first token is replaced': async () => {
    const text = told('one two', { fault: 'cut', attempts: 1 });
    const chunks = await read(await client().api.chat.completions.create(ask(text, { stream: true })));
    assert.equal(joined(chunks), 'one two');
  },
  'D18 D20 a stream that breaks throws': async () => {
    for (const fault of ['cut', 'close_clean', 'broken_json', 'big_event']) {
      const text = told('one two three four', { fault, after_tokens: 2 });
      const error = await failure(client().api.chat.completions.create(ask(text, { stream: true })).then(read));
      assert.ok(error instanceof OpenAI.APIError, `${fault}: ${error}`);
      assert.equal(error.code, 'provider_unavailable');
    }
  },
  'D22 D26 D35 odd streams are made ours': async () => {
    for (const fault of ['double_done', 'crlf', 'error_null', 'no_usage', 'usage_x10']) {
      const chunks = await read(await client().api.chat.completions.create(ask(told('one two', { fault }), { stream: true })));
      assert.equal(joined(chunks), 'one two', fault);
    }
  },
  'D28 a loop may be left': async () => {
    const text = told('one two three four five six seven', { token_ms: 100 });
    const stream = await client().api.chat.completions.create(ask(text, { stream: true }));
    let seen = 0;
    for await (const chunk of stream) if (chunk && ++seen === 3) break;
    assert.equal(seen, 3);
  },
  'E1 a tool is called': async () => {
    const reply = await client().api.chat.completions.create(ask('Rome', { model: TOOLS, tools: [weather] }));
    assert.equal(JSON.parse(reply.choices[0].message.tool_calls[0].function.arguments).city, 'Rome');
  },
  'E5 E6 calls in a stream come in fragments, never mixed': async () => {
    const text = told('Rome', { tool_calls: 2 });
    const chunks = await read(
      await client().api.chat.completions.create(ask(text, { model: TOOLS, tools: [weather], stream: true })),
    );
    const calls = {};
    for (const fragment of chunks.flatMap((chunk) => chunk.choices[0]?.delta?.tool_calls ?? [])) {
      const call = calls[fragment.index];
      if (call) {
        assert.ok(!fragment.id && !fragment.function.name);
        call.arguments += fragment.function.arguments;
      } else {
        assert.ok(fragment.id && fragment.function.name === 'weather');
        calls[fragment.index] = { arguments: fragment.function.arguments ?? '' };
      }
    }
    assert.equal(Object.keys(calls).length, 2);
    for (const call of Object.values(calls)) assert.ok(JSON.parse(call.arguments).city);
  },
  'E14 a document fits its schema': async () => {
    const schema = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'], additionalProperties: false };
    const format = { type: 'json_schema', json_schema: { name: 'book', strict: true, schema } };
    const reply = await client().api.chat.completions.create(ask('Dune', { model: TOOLS, response_format: format }));
    assert.equal(typeof JSON.parse(reply.choices[0].message.content).title, 'string');
  },
  'F5 likelihoods stream with their tokens': async () => {
    const chunks = await read(
      await client().api.chat.completions.create(ask('one two three', { stream: true, logprobs: true, top_logprobs: 2 })),
    );
    const tokens = chunks.flatMap((chunk) => chunk.choices[0]?.logprobs?.content ?? []);
    assert.equal(tokens.map((token) => token.token).join(''), 'one two three');
    assert.ok(tokens.every((token) => token.top_logprobs.length === 2));
  },
  'G1 vectors come without asking for an encoding': async () => {
    const { data } = await client().api.embeddings.create({ model: 'sim/embed-64', input: 'hello' });
    assert.equal(data[0].embedding.length, 64);
    const floats = await client().api.embeddings.create({ model: 'sim/embed-64', input: 'hello', encoding_format: 'float' });
    data[0].embedding.forEach((value, i) => assert.ok(Math.abs(value - floats.data[0].embedding[i]) < 1e-6));
  },
  'H1 models are one page': async () => {
    const ids = [];
    for await (const model of client().api.models.list()) ids.push(model.id);
    assert.ok(ids.includes(ECHO));
  },
  'H3 H4 a model is found by its id, or not': async () => {
    assert.equal((await client().api.models.retrieve(ECHO)).id, ECHO);
    assert.ok((await failure(client().api.models.retrieve('no/such'))) instanceof OpenAI.NotFoundError);
  },
  'I1 a rate limit is a RateLimitError that says when to come again': async () => {
    const slow = client(SLOW_KEY, { maxRetries: 0 });
    for (let i = 0; i < 2; i++) await slow.api.chat.completions.create(ask('x'));
    const error = await failure(slow.api.chat.completions.create(ask('x')));
    assert.ok(error instanceof OpenAI.RateLimitError, String(error));
    assert.equal(error.code, 'rate_limit_exceeded');
    assert.ok(Number(error.headers.get('retry-after')) > 0);
  },
  'I1 a rate limit is tried three times, as long apart as we say': async () => {
    const tries = [];
    const paced = new OpenAI({
      baseURL: `${BASE_URL}/v1`,
      apiKey: PACED_KEY,
      fetch: async (...args) => {
        const at = performance.now();
        if (tries.length > 0) await fetch(...args); // somebody else is quicker and takes the place that has become free
        const response = await fetch(...args);
        tries.push({ at, answered: performance.now(), waitMs: Number(response.headers.get('retry-after-ms')) });
        return response;
      },
    });
    const others = new OpenAI({ baseURL: `${BASE_URL}/v1`, apiKey: PACED_KEY, maxRetries: 0 });
    let isFull = false;
    while (!isFull) isFull = await others.chat.completions.create(ask('x')).then(() => false, () => true);
    const error = await failure(paced.chat.completions.create(ask('x')));
    assert.ok(error instanceof OpenAI.RateLimitError, String(error));
    assert.equal(tries.length, 3);
    for (const [i, next] of tries.slice(1).entries()) {
      assert.ok(tries[i].waitMs > 0);
      const waited = next.at - tries[i].answered;
      assert.ok(waited >= tries[i].waitMs - 20, `${waited} ms instead of ${tries[i].waitMs}`);
    }
  },
  'I4 no balance is an APIError, tried once': async () => {
    const empty = client(EMPTY_KEY);
    const error = await failure(empty.api.chat.completions.create(ask('x')));
    assert.ok(error instanceof OpenAI.APIError, String(error));
    assert.equal(error.status, 402);
    assert.equal(error.code, 'insufficient_credits');
    assert.equal(empty.hits, 1);
  },
  'I13 a client that gives up is let go': async () => {
    const hasty = client(KEY, { timeout: 500, maxRetries: 0 });
    const error = await failure(hasty.api.chat.completions.create(ask(told('x', { first_token_ms: 3000 }), { stream: true })));
    assert.ok(error instanceof OpenAI.APIConnectionTimeoutError, String(error));
  },
  'J2 the client waits for its twin and gets the same answer': async () => {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const request = ask(told('twins', { first_token_ms: 300 }));
    const replies = await Promise.all([1, 2].map(() => client().api.chat.completions.create(request, { headers })));
    assert.equal(replies[0].id, replies[1].id);
  },
  'L1 older completions are answered and streamed': async () => {
    const request = { model: ECHO, prompt: 'one two three', logprobs: 1 };
    const reply = await client().api.completions.create(request);
    assert.equal(reply.choices[0].text, 'one two three');
    assert.equal(reply.choices[0].logprobs.tokens.join(''), 'one two three');
    const chunks = await read(await client().api.completions.create({ ...request, stream: true }));
    assert.equal(chunks.map((chunk) => chunk.choices[0]?.text ?? '').join(''), 'one two three');
  },
  'L4 a response has words': async () => {
    const response = await client().api.responses.create({ model: ECHO, input: 'hello world' });
    assert.equal(response.output_text, 'hello world');
    assert.ok(response.usage.total_tokens > 0);
  },
  'L5 L7 a response is streamed, and says when it fails': async () => {
    const events = await read(await client().api.responses.create({ model: ECHO, input: 'hello world', stream: true }));
    assert.equal(events[0].type, 'response.created');
    assert.equal(events.at(-1).type, 'response.completed');
    const input = told('one two three', { fault: 'cut', after_tokens: 1 });
    const broken = await read(await client().api.responses.create({ model: ECHO, input, stream: true }));
    assert.ok(broken.some((event) => event.type === 'response.failed'));
  },
});
