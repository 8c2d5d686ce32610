import { sayProblem } from '../clients';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { askList } from './askList';

describe('askList', () => {
  it('gives the items of a list', async () => {
    expect(
      await askList(async () => ({ items: [1, 2], complete: true })),
    ).toEqual({ answer: [1, 2] });
  });

  it('says when the list goes on', async () => {
    expect(
      await askList(async () => ({ items: [1, 2], complete: false })),
    ).toEqual({
      answer: [1, 2],
      incomplete: sayProblem('problem.list-goes-on', { count: 2 }),
    });
  });

  it('says why there is none', async () => {
    expect(
      await askList<number>(async () => {
        throw new SourceError('throttled', 'slow down');
      }),
    ).toEqual({ problem: { code: 'throttled', message: 'slow down' } });
  });
});
