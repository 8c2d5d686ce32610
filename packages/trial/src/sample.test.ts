import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { runCase } from './run/runCase';

jest.setTimeout(240_000);

/** Some of each kind that are short; `yarn trial` plays all. */
const SAMPLE = [
  'across/backend-away-at-noon',
  'across/domain-blocks-two-hops-away',
  'across/lost-while-we-were-away',
  'across/stopped-while-we-were-away',
  'across/two-causes-at-once',
  'queues/consumer-stops-and-returns',
];

describe('a sample of the trial', () => {
  it.each(SAMPLE)('tells %s as it is', async name => {
    const { score } = await runCase({
      file: resolvePackagePath('@pipeline-health/trial', `cases/${name}.yaml`),
      seed: 1,
      cadence: 'demo',
    });
    expect(score.complaints).toEqual([]);
    expect(score.fault?.causeAtEnd ?? true).toBe(true);
    expect(score.healthy?.incidents ?? 0).toBe(0);
    expect(score.clock?.max ?? 0).toBeLessThanOrEqual(60);
  });
});
