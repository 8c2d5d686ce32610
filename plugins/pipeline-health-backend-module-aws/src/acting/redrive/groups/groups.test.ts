import { ReceivedMessage } from '../oneByOne';
import { errorOf } from './errorOf';
import { added, groupOf, LetterGroup } from './groupLetters';
import { maskText } from './maskText';
import { shapeOf } from './shapeOf';

const letter = (is: Partial<ReceivedMessage> = {}): ReceivedMessage => ({
  id: 'a',
  receipt: 'r',
  body: '{}',
  attributes: {},
  ...is,
});

const text = (values: { [name: string]: string }) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { type: 'String', text: value },
    ]),
  );

describe('shapeOf', () => {
  it.each([
    [
      '{"b":1,"a":"x","c":null,"d":true}',
      '{a: string, b: number, c: null, d: boolean}',
    ],
    ['{"a":1,"b":"y"}', shapeOf('{"b":"other","a":-7.5}')],
    ['[{"p":1},{"p":2},{"q":"x"}]', '[{p: number} | {q: string}]'],
    ['[]', '[]'],
    ['"jane@example.com"', 'string'],
    ['not json', 'text'],
    ['', 'text'],
    ['  <order id="1"/>', 'xml'],
    // Keys can be values: ids, addresses, names of files.
    [
      '{"4711":{"n":1},"4712":{"n":2},"jane@example.com":{"n":3},"a/b.csv":{"n":4}}',
      '{*: {n: number}}',
    ],
    ['{"a":{"b":{"c":{"d":{"e":{"f":1}}}}}}', '{a: {b: {c: {d: {e: …}}}}}'],
    [`{"a":"${'x'.repeat(300_000)}"}`, 'large'],
  ])('%.60s', (body, shape) => {
    expect(shapeOf(body)).toBe(shape);
  });

  it('stays short however many keys there are', () => {
    const body = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `k${'abcdefghij'[index % 10]}${'abcdefghij'[Math.floor(index / 10)]}`,
        1,
      ]),
    );
    expect(shapeOf(JSON.stringify(body)).split(',')).toHaveLength(41);
  });
});

describe('maskText', () => {
  it.each([
    ['Task timed out after 3.00 seconds', 'Task timed out after ….… seconds'],
    [
      "Cannot read properties of undefined (reading 'iban')",
      'Cannot read properties of undefined (reading …)',
    ],
    ['no customer jane@example.com', 'no customer …'],
    [
      'order 0b2e8f0c-9a9e-4a55-8f2e-0c6cbe0a1b11 not found',
      'order … not found',
    ],
    ['key AKIA1234567 denied', 'key … denied'],
    [
      'User: arn:aws:iam::123456789012:user/jane is not authorized',
      'User: … is not authorized',
    ],
  ])('%s', (words, masked) => {
    expect(maskText(words)).toBe(masked);
  });
});

describe('errorOf', () => {
  it.each<[string, Partial<ReceivedMessage>, object]>([
    [
      'a queue',
      { source: 'arn:aws:sqs:eu-central-1:1:orders' },
      { from: 'queue', source: 'arn:aws:sqs:eu-central-1:1:orders' },
    ],
    [
      'an event that a function could not process',
      {
        attributes: text({
          RequestID: 'x',
          ErrorCode: '200',
          ErrorMessage: 'Order 17 is bad',
        }),
      },
      { from: 'lambda', code: '200', message: 'Order … is bad' },
    ],
    [
      'the destination of a function',
      {
        body: JSON.stringify({
          requestContext: {
            functionArn: 'arn:f',
            condition: 'RetriesExhausted',
          },
          requestPayload: { card: '4242' },
          responsePayload: { errorType: 'KeyError', errorMessage: "'card'" },
        }),
      },
      { from: 'lambda', source: 'arn:f', code: 'KeyError', message: '…' },
    ],
    [
      'a batch that a function could not process',
      {
        body: JSON.stringify({
          requestContext: {
            functionArn: 'arn:f',
            condition: 'RetryAttemptsExhausted',
          },
          KinesisBatchInfo: { shardId: 's' },
        }),
      },
      { from: 'lambda', source: 'arn:f', code: 'RetryAttemptsExhausted' },
    ],
    [
      'a rule of EventBridge',
      {
        attributes: text({
          RULE_ARN: 'arn:rule',
          TARGET_ARN: 'arn:t',
          ERROR_CODE: 'NO_PERMISSIONS',
          ERROR_MESSAGE: 'denied',
        }),
      },
      {
        from: 'eventbridge',
        source: 'arn:rule',
        code: 'NO_PERMISSIONS',
        message: 'denied',
      },
    ],
    [
      'a topic',
      { body: '{"Type":"Notification","TopicArn":"arn:topic"}' },
      { from: 'sns', source: 'arn:topic' },
    ],
    [
      'a queue that a topic sends to',
      {
        source: 'arn:queue',
        body: '{"Type":"Notification","TopicArn":"arn:topic"}',
      },
      { from: 'queue', source: 'arn:queue' },
    ],
    ['somebody', { body: 'x' }, { from: 'unknown' }],
  ])('knows what %s says', (_, is, error) => {
    expect(errorOf(letter(is))).toEqual(error);
  });
});

describe('groups of dead letters', () => {
  const grouped = (letters: ReceivedMessage[], paths: string[] = []) =>
    letters.reduce<LetterGroup[]>(
      (groups, each) => added(groups, groupOf(each, paths)),
      [],
    );

  it('holds together what failed alike, and no value', () => {
    const groups = grouped([
      letter({
        body: '{"card":"4242","type":"a"}',
        sentAt: 3_000,
        receives: 4,
      }),
      letter({
        body: '{"type":"b","card":"4343"}',
        sentAt: 1_000,
        receives: 9,
      }),
      letter({ body: '{"card":4242}', sentAt: 2_000 }),
    ]);
    expect(groups).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        from: 'unknown',
        attributes: [],
        shape: '{card: string, type: string}',
        count: 2,
        smallestBytes: 26,
        largestBytes: 26,
        firstAt: '1970-01-01T00:00:01.000Z',
        lastAt: '1970-01-01T00:00:03.000Z',
        mostReceives: 9,
      },
      expect.objectContaining({ shape: '{card: number}', count: 1 }),
    ]);
    expect(JSON.stringify(groups)).not.toMatch(/42|43/);
  });

  it('shows what the site lets be shown, and nothing else', () => {
    const [group] = grouped(
      [
        letter({
          body: '{"card":"4242","type":"a","of":{"n":1}}',
          attributes: text({ tenant: 't' }),
        }),
        letter({
          body: '{"card":"4343","type":"b","of":{"n":1}}',
          attributes: text({ tenant: 't' }),
        }),
      ],
      [
        'body.type',
        'body.of',
        'body.of.n',
        'body.__proto__',
        'attributes.tenant',
        'body.missing',
      ],
    );
    expect(group.values).toEqual({
      'body.type': ['a', 'b'],
      'body.of.n': ['1'],
      'attributes.tenant': ['t'],
    });
    // What is shown does not tell groups apart.
    expect(group.id).toBe(
      groupOf(
        letter({
          body: '{"card":"1","type":"c","of":{"n":2}}',
          attributes: text({ tenant: 'u' }),
        }),
      ).id,
    );
  });

  it('tells apart by sender, error and attributes', () => {
    const ids = [
      letter({ source: 'arn:a' }),
      letter({ source: 'arn:b' }),
      letter({ attributes: text({ ErrorCode: '1' }) }),
      letter({ attributes: text({ ErrorCode: '2' }) }),
      letter({ attributes: text({ other: '2' }) }),
    ].map(each => groupOf(each).id);
    expect(new Set(ids).size).toBe(5);
  });
});
