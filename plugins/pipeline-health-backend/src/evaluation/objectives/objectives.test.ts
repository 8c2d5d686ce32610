import { JsonObject } from '@backstage/types';
import { fakeKind, kindsOf } from '../__testUtils__/facts';
import { readConfiguredObjectives, resolveObjectives } from './objectives';

const kinds = kindsOf(
  fakeKind({ measures: { freshness: () => ({ ages: ['age'] }) } }),
  fakeKind({ kind: 'mute' }),
);
const freshness = { name: 'freshness', target: 0.99, within: 900 } as const;
const resolve = (declared: JsonObject) =>
  resolveObjectives([freshness], declared, kinds);

describe('what a pipeline is held to', () => {
  it('is what is configured, unless it declares something else', () => {
    expect(resolve({}).objectives).toEqual([freshness]);
    expect(
      resolve({ freshness: { target: '99.9%', within: '1h', kinds: 'tank' } })
        .objectives,
    ).toEqual([
      { name: 'freshness', target: 0.999, within: 3600, kinds: ['tank'] },
    ]);
    expect(resolve({ freshness: { within: 60 } }).objectives).toEqual([
      { ...freshness, within: 60 },
    ]);
  });

  it('is nothing when nothing is configured, or it is switched off', () => {
    expect(resolveObjectives([], {}, kinds).objectives).toEqual([]);
    expect(resolve({ freshness: 'off' }).objectives).toEqual([]);
  });

  it.each([
    [{ speed: {} }, 'speed', 'unknown objective'],
    [
      { freshness: 7 },
      'freshness',
      'expected { target, within, kinds } or off',
    ],
    [{ freshness: { target: '100%' } }, 'freshness.target', 'below 1'],
    [{ freshness: { target: 99 } }, 'freshness.target', 'below 1'],
    [
      { freshness: { within: 'soon' } },
      'freshness.within',
      'a number of seconds',
    ],
    [{ freshness: { within: 0 } }, 'freshness.within', 'a number of seconds'],
    [{ freshness: { kinds: ['mute'] } }, 'freshness.kinds', 'freshness: tank'],
    [{ freshness: { kinds: [] } }, 'freshness.kinds', 'freshness: tank'],
    [{ freshness: { since: 1 } }, 'freshness.since', 'unknown key'],
    [{ delivery: {} }, 'delivery.target', 'a share above 0'],
    [
      { delivery: { target: 0.9, within: 5 } },
      'delivery.within',
      'unknown key',
    ],
  ])(
    'names what is wrong in %j, and stays as configured',
    (declared, key, message) => {
      const { objectives, problems } = resolve(declared);
      expect(objectives).toEqual([freshness]);
      expect(problems).toMatchObject([
        {
          key: `pipeline-health.io/objectives.${key}`,
          message: expect.stringContaining(message),
        },
      ]);
    },
  );

  it('stops the start when the configuration is wrong', () => {
    expect(() =>
      readConfiguredObjectives({ freshness: { target: 0.99 } }, kinds),
    ).toThrow(/^pipelineHealth\.objectives\.freshness\.within: expected/);
  });
});
