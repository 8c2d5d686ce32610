import { ListPage, readPages } from './readPages';

function pages(all: { [token: string]: ListPage<number> }) {
  return jest.fn(async (token?: string) => all[token ?? 'first']);
}

describe('readPages', () => {
  it('joins the pages of a list', async () => {
    const ask = pages({
      first: { items: [1, 2], nextToken: 'a' },
      a: { items: undefined, nextToken: 'b' },
      b: { items: [3], nextToken: undefined },
    });
    expect(await readPages(10, ask)).toEqual({
      items: [1, 2, 3],
      complete: true,
    });
  });

  it('stops when a token comes again', async () => {
    const ask = pages({
      first: { items: [1], nextToken: 'a' },
      a: { items: [2], nextToken: 'b' },
      b: { items: [3], nextToken: 'a' },
    });
    expect(await readPages(100, ask)).toEqual({
      items: [1, 2, 3],
      complete: false,
    });
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('reads no more pages than it was allowed', async () => {
    const ask = pages({
      first: { items: [1], nextToken: 'a' },
      a: { items: [2], nextToken: 'b' },
    });
    expect(await readPages(2, ask)).toEqual({ items: [1, 2], complete: false });
  });
});
