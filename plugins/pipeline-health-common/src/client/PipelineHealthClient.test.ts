import { PipelineHealthClient } from './PipelineHealthClient';

function setup(status: number, body: unknown) {
  const fetch = jest.fn(
    async (_url: string, _init?: RequestInit) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
  );
  const client = new PipelineHealthClient({
    discoveryApi: { getBaseUrl: async plugin => `http://portal/api/${plugin}` },
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  return { client, fetch };
}

describe('PipelineHealthClient', () => {
  it('repeats a parameter for every value of a filter and leaves out what is not set', async () => {
    const { client, fetch } = setup(200, { items: [] });
    await client.listPipelines({
      health: ['critical', 'unknown'],
      text: 'a&b',
      owner: undefined,
      limit: 10,
    });
    expect(fetch.mock.calls[0][0]).toBe(
      'http://portal/api/pipeline-health/pipelines?health=critical&health=unknown&text=a%26b&limit=10',
    );
  });

  it('builds the path of a pipeline from its entity ref', async () => {
    const { client, fetch } = setup(200, {});
    await client.getSeries('Component:default/orders', {
      stage: 'arn:aws:sqs:eu-central-1:123456789012:orders',
      metric: 'oldestMessageAge',
    });
    expect(fetch.mock.calls[0][0]).toBe(
      'http://portal/api/pipeline-health/pipelines/Component/default/orders/series' +
        '?stage=arn%3Aaws%3Asqs%3Aeu-central-1%3A123456789012%3Aorders&metric=oldestMessageAge',
    );
  });

  it('sends a token only when it is given one', async () => {
    const { client, fetch } = setup(200, {});
    await client.getCollection();
    await client.getCollection({ token: 'secret' });
    expect(fetch.mock.calls.map(call => call[1]?.headers)).toEqual([
      {},
      { Authorization: 'Bearer secret' },
    ]);
  });

  it('names a request by its key, and stops what it started', async () => {
    const { client, fetch } = setup(202, { id: '7' });
    const ref = 'component:default/orders';
    const request = { stage: 'arn', input: { to: 1 }, reason: 'r' };
    await client.startAction(ref, 'fill', request, { idempotencyKey: 'k' });
    await client.cancelActionTask(ref, '7', { reason: 'so be it' });
    const base =
      'http://portal/api/pipeline-health/pipelines/component/default/orders';
    expect(fetch.mock.calls).toEqual([
      [
        `${base}/actions/fill`,
        {
          method: 'POST',
          body: JSON.stringify(request),
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': 'k',
          },
          signal: undefined,
        },
      ],
      [
        `${base}/action-tasks/7?reason=so+be+it`,
        { method: 'DELETE', headers: {}, signal: undefined },
      ],
    ]);
  });

  it('moves dead letters of a queue, whatever its pipeline', async () => {
    const { client, fetch } = setup(202, { id: '7', items: [] });
    const queue = 'arn:aws:sqs:eu-central-1:123456789012:orders-dlq';
    await client.proposeRedrive({ queue, canary: 5 });
    await client.startRedrive(
      { queue, reason: 'mended', token: 't' },
      { idempotencyKey: 'k' },
    );
    await client.listRedrives({ queue, limit: 3 });
    await client.cancelRedrive('7', { reason: 'enough' });
    const base = 'http://portal/api/pipeline-health/redrives';
    expect(
      fetch.mock.calls.map(([url, init]) => [init?.method ?? 'GET', url]),
    ).toEqual([
      ['POST', `${base}/preflight`],
      ['POST', base],
      ['GET', `${base}?queue=${encodeURIComponent(queue)}&limit=3`],
      ['DELETE', `${base}/7?reason=enough`],
    ]);
    expect(fetch.mock.calls[1][1]).toMatchObject({
      body: JSON.stringify({ queue, reason: 'mended', token: 't' }),
      headers: { 'Idempotency-Key': 'k' },
    });
  });

  it('is told that an answer is still the same, and shows the one that it has', async () => {
    const { client, fetch } = setup(200, { items: ['first'] });
    const answer = (body: unknown, tag: string) =>
      new Response(JSON.stringify(body), { headers: { etag: tag } });
    const tagsSent = () =>
      fetch.mock.calls.map(([, init]) =>
        new Headers(init?.headers).get('if-none-match'),
      );
    fetch.mockResolvedValueOnce(answer({ items: ['first'] }, 'W/"1"'));
    const first = await client.listPipelines();
    fetch.mockResolvedValueOnce(new Response(null, { status: 304 }));
    expect(await client.listPipelines()).toBe(first);
    fetch.mockResolvedValueOnce(answer({ items: ['second'] }, 'W/"2"'));
    expect(await client.listPipelines()).toEqual({ items: ['second'] });
    fetch.mockResolvedValueOnce(answer({ items: [] }, 'W/"3"'));
    await client.listPipelines({}, { token: 'of somebody else' });
    fetch.mockResolvedValueOnce(answer({ items: [] }, 'W/"4"'));
    await client.listPipelines({ text: 'other' });
    expect(tagsSent()).toEqual([null, 'W/"1"', 'W/"1"', null, null]);
  });

  it('throws the error of the answer', async () => {
    const { client } = setup(404, {
      error: { name: 'NotFoundError', message: 'No pipeline' },
      response: { statusCode: 404 },
    });
    await expect(
      client.getPipeline('component:default/orders'),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotFoundError', message: 'No pipeline' },
    });
  });
});
