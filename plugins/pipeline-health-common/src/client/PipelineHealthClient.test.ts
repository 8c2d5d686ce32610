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
