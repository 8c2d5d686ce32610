import { readStories } from './readStories';

const entity = (name: string, story?: string) => ({
  kind: 'Component',
  metadata: {
    name,
    annotations: story ? { 'example.com/story': story } : {},
  },
});

function read(items: object[], status = 200) {
  const fetch = jest.fn(
    async (_: string) => new Response(JSON.stringify({ items }), { status }),
  );
  const stories = readStories({
    discoveryApi: { getBaseUrl: async plugin => `http://portal/api/${plugin}` },
    fetchApi: { fetch: fetch as typeof globalThis.fetch },
  });
  return { fetch, stories };
}

describe('readStories', () => {
  it('tells where each is to be seen, in their order', async () => {
    const { fetch, stories } = read([
      entity('orders', '10: Dead letters'),
      entity('payments', '2: A clock'),
    ]);
    expect(await stories).toEqual([
      { path: '/pipeline-health/component/default/payments', text: 'A clock' },
      {
        path: '/pipeline-health/component/default/orders',
        text: 'Dead letters',
      },
    ]);
    expect(fetch.mock.calls[0][0]).toContain(
      'http://portal/api/catalog/entities/by-query?filter=metadata.annotations.example.com%2Fstory',
    );
  });

  it('tells none where no entity has one', async () => {
    expect(await read([]).stories).toEqual([]);
    expect(await read([entity('orders', 'none')]).stories).toEqual([]);
  });

  it('fails where the catalog does', async () => {
    await expect(read([], 503).stories).rejects.toThrow('503');
  });
});
