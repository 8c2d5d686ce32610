import { pipeline } from '../../__testUtils__/fixtures';
import { pagesOf, turnOf } from './pagesOf';

const now = Date.parse('2026-02-03T14:00:00Z');
const of = (team: string | undefined, ...names: string[]) =>
  names.map(name =>
    pipeline(now, name, { owner: team && `group:default/${team}` }),
  );
const shown = (pages: ReturnType<typeof pagesOf>) =>
  pages.map(({ owners, pipelines }) => [
    owners.join(),
    ...pipelines.map(({ title }) => title),
  ]);

describe('the pages of a wallboard', () => {
  it('are one while all fits', () => {
    const rows = [...of('a', 'one'), ...of('b', 'two')];
    expect(shown(pagesOf(rows, 2))).toEqual([['a,b', 'one', 'two']]);
    expect(pagesOf([], 2)).toEqual([{ owners: [], pipelines: [] }]);
  });

  it('are those of one team after the other, most urgent team first', () => {
    const rows = [
      ...of('b', 'b1'),
      ...of('a', 'a1'),
      ...of('b', 'b2', 'b3'),
      ...of(undefined, 'nobody’s'),
    ];
    expect(shown(pagesOf(rows, 2))).toEqual([
      ['b', 'b1', 'b2'],
      ['b,a', 'b3', 'a1'],
      ['', 'nobody’s'],
    ]);
  });

  it('all have their turn', () => {
    const turns = [0, 1, 2, 3].map(
      turn => turnOf(['a', 'b', 'c'], turn * 15_000, 15_000).page,
    );
    expect(turns).toEqual(['a', 'b', 'c', 'a']);
    expect(turnOf(['a', 'b'], 16_000, 15_000)).toEqual({
      page: 'b',
      number: 2,
    });
  });
});
