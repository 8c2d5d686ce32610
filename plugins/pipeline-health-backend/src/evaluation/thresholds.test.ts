import { JsonObject } from '@backstage/types';
import { fakeKind, kindsOf } from './__testUtils__/facts';
import { readConfiguredThresholds, resolveThresholds } from './thresholds';

const kinds = kindsOf(fakeKind());
const defaults = readConfiguredThresholds(undefined, kinds);
const lines = (raw: JsonObject, name: string) =>
  readConfiguredThresholds({ tank: raw }, kinds).get('tank')?.[name];

describe('readConfiguredThresholds', () => {
  it('starts from the defaults of the kinds', () => {
    expect(defaults.get('tank')).toEqual({
      age: { warning: 900, critical: 1800 },
      left: { warning: 0.25, critical: 0.1 },
      leaks: { warning: 1, critical: 2 },
    });
  });

  it.each([
    ['age', { warning: 60 }, { warning: 60, critical: 1800 }],
    [
      'age',
      { warning: '5m', critical: '2h' },
      { warning: 300, critical: 7200 },
    ],
    ['age', { critical: '7d' }, { warning: 900, critical: 604_800 }],
    ['age', { warning: 'PT10M' }, { warning: 600, critical: 1800 }],
    ['age', { warning: '600' }, { warning: 600, critical: 1800 }],
    ['left', { warning: '40%' }, { warning: 0.4, critical: 0.1 }],
    ['left', { warning: 0.1 }, { warning: 0.1, critical: 0.1 }],
    ['leaks', { warning: false }, { critical: 2 }],
    ['leaks', { critical: 'off' }, { warning: 1 }],
    ['leaks', 'off', {}],
    ['leaks', { warning: 'off', critical: 1 }, { critical: 1 }],
  ])('reads %s: %j', (name, value, expected) => {
    expect(lines({ [name]: value }, name)).toEqual(expected);
  });

  it.each([
    [
      { lake: {} },
      'pipelineHealth.thresholds.lake: unknown kind; expected one of tank',
    ],
    [
      { constructor: {} },
      'pipelineHealth.thresholds.constructor: unknown kind',
    ],
    [{ tank: 3 }, 'pipelineHealth.thresholds.tank: expected a mapping'],
    [
      { tank: { depth: {} } },
      'pipelineHealth.thresholds.tank.depth: unknown reading; expected one of age, left, leaks',
    ],
    [
      { tank: { toString: {} } },
      'pipelineHealth.thresholds.tank.toString: unknown reading',
    ],
    [
      { tank: { age: 60 } },
      'pipelineHealth.thresholds.tank.age: expected { warning, critical } or off',
    ],
    [
      { tank: { age: { danger: 60 } } },
      'pipelineHealth.thresholds.tank.age.danger: unknown line',
    ],
    [
      { tank: { age: { warning: 'soon' } } },
      'pipelineHealth.thresholds.tank.age.warning: expected a number of seconds',
    ],
    [
      { tank: { age: { warning: -1 } } },
      'pipelineHealth.thresholds.tank.age.warning: expected',
    ],
    [
      { tank: { age: { warning: true } } },
      'pipelineHealth.thresholds.tank.age.warning: expected',
    ],
    [
      { tank: { age: { warning: null } } },
      'pipelineHealth.thresholds.tank.age.warning: expected',
    ],
    [
      { tank: { age: { warning: '25%' } } },
      'pipelineHealth.thresholds.tank.age.warning: expected',
    ],
    [
      { tank: { left: { warning: 25 } } },
      'pipelineHealth.thresholds.tank.left.warning: expected a number from 0 to 1',
    ],
    [
      { tank: { leaks: { warning: '1m' } } },
      'pipelineHealth.thresholds.tank.leaks.warning: expected a number',
    ],
    [
      { tank: { age: { warning: '1h' } } },
      'pipelineHealth.thresholds.tank.age: warning (3600) and critical (1800) overlap',
    ],
    [
      { tank: { left: { critical: 0.5 } } },
      'pipelineHealth.thresholds.tank.left: warning (0.25) and critical (0.5) overlap',
    ],
  ] as [JsonObject, string][])('refuses %j', (raw, message) => {
    expect(() => readConfiguredThresholds(raw, kinds)).toThrow(message);
  });
});

describe('resolveThresholds', () => {
  it('puts the entity over the app-config over the defaults', () => {
    const configured = readConfiguredThresholds(
      { tank: { age: { warning: 600 }, leaks: { critical: 5 } } },
      kinds,
    );
    const { thresholds, problems } = resolveThresholds(
      configured,
      { tank: { age: { critical: '1h' } } },
      kinds,
    );
    expect(problems).toEqual([]);
    expect(thresholds.get('tank')).toEqual({
      age: { warning: 600, critical: 3600 },
      left: { warning: 0.25, critical: 0.1 },
      leaks: { warning: 1, critical: 5 },
    });
    expect(configured.get('tank')?.age).toEqual({
      warning: 600,
      critical: 1800,
    });
  });

  it('leaves out what is wrong, keeps the rest, and names the key', () => {
    const { thresholds, problems } = resolveThresholds(
      defaults,
      { tank: { age: { warning: 'soon' }, leaks: { critical: 9 } }, lake: 1 },
      kinds,
    );
    expect(thresholds.get('tank')?.age).toEqual({
      warning: 900,
      critical: 1800,
    });
    expect(thresholds.get('tank')?.leaks).toEqual({ warning: 1, critical: 9 });
    expect(problems.map(problem => problem.key)).toEqual([
      'pipeline-health.io/thresholds.tank.age.warning',
      'pipeline-health.io/thresholds.lake',
    ]);
  });

  it('abridges keys and values that somebody wrote at length', () => {
    const { problems } = resolveThresholds(
      defaults,
      {
        ['x'.repeat(5000)]: {},
        tank: { age: { warning: 'y'.repeat(5000) } },
      },
      kinds,
    );
    expect(problems).toHaveLength(2);
    for (const { key, message } of problems) {
      expect(key.length + message.length).toBeLessThan(500);
    }
  });
});
