import { AwsError } from './AwsError';
import { operation } from './operation';
import { restJsonProtocol } from './restJsonProtocol';
import { WireRequest } from './wireMessages';

const text = 0;
const number = 1;
const timestamp = 4;
const listOfText = 64;

const output = [
  3,
  'test',
  'Output',
  0,
  ['Name', 'CreatedAt'],
  [text, timestamp],
];
const listInput = [
  3,
  'test',
  'ListInput',
  0,
  ['Name', 'MaxResults', 'Kinds', 'Trace'],
  [
    [text, { httpLabel: 1 }],
    [number, { httpQuery: 'maxResults' }],
    [listOfText, { httpQuery: 'kind' }],
    [text, { httpHeader: 'X-Trace' }],
  ],
];
const startInput = [
  3,
  'test',
  'StartInput',
  0,
  ['Name', 'Reason', 'At'],
  [[text, { httpLabel: 1 }], text, timestamp],
];

/** An operation of our own, by a command such as the clients export. */
function operationOf(
  name: string,
  http: [string, string, number],
  input: unknown,
) {
  class FakeCommand {
    readonly input: object = {};
    readonly schema = [9, 'test', name, { http }, input, output];

    resolveMiddleware(): () => Promise<{ output: object }> {
      return async () => ({ output: this.input });
    }
  }
  return operation(FakeCommand, () => ({}));
}

const list = operationOf(
  'ListRuns',
  ['GET', '/jobs/{Name}/runs', 200],
  listInput,
);
const start = operationOf(
  'StartRun',
  ['POST', '/jobs/{Name}', 202],
  startInput,
);
const latest = operationOf(
  'GetLatest',
  ['POST', '/jobs/latest', 200],
  startInput,
);
const operations = new Map(
  [list, start, latest].map(each => [each.name, each]),
);
const protocol = restJsonProtocol({ errorRegistries: [] });

const request = (method: string, url: string, body = ''): WireRequest => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return {
    method,
    path: pathname,
    query: searchParams,
    headers: { 'x-trace': 'abc' },
    body: Buffer.from(body),
  };
};

describe('restJsonProtocol', () => {
  it.each([
    ['GET', '/jobs/a/runs', 'ListRuns'],
    ['POST', '/jobs/a', 'StartRun'],
    ['POST', '/jobs/latest', 'GetLatest'],
    ['GET', '/jobs/a', undefined],
    ['GET', '/jobs/a/runs/b', undefined],
  ])('finds the operation of %s %s', (method, path, name) => {
    expect(protocol.find(request(method, path), operations)).toBe(name);
  });

  it('reads path, query and headers by the schema', async () => {
    const incoming = request(
      'GET',
      '/jobs/my%20job/runs?maxResults=10&kind=a&kind=b',
    );
    expect(await protocol.decode(list, incoming)).toEqual({
      Name: 'my job',
      MaxResults: 10,
      Kinds: ['a', 'b'],
      Trace: 'abc',
    });
  });

  it('reads the body beside the path', async () => {
    const incoming = request(
      'POST',
      '/jobs/a',
      '{"Reason":"test","At":1767225600}',
    );
    expect(await protocol.decode(start, incoming)).toEqual({
      Name: 'a',
      Reason: 'test',
      At: new Date(1767225600000),
    });
  });

  it('writes answers and errors', () => {
    const answer = protocol.encode(
      start,
      { Name: 'a', CreatedAt: new Date(1767225600500) },
      'id',
    );
    expect(answer.status).toBe(202);
    expect(
      JSON.parse(new TextDecoder().decode(answer.body as Uint8Array)),
    ).toEqual({
      Name: 'a',
      CreatedAt: 1767225600.5,
    });
    const error = protocol.encodeError(
      new AwsError('ResourceNotFoundException', 'No such job', { status: 404 }),
      'id',
    );
    expect(error).toMatchObject({
      status: 404,
      headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
      body: '{"message":"No such job"}',
    });
  });
});
