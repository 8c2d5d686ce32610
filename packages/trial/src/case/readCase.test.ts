import { parseCase } from './readCase';

const FILE = 'cases/queues/a.yaml';

const caseWith = (truth: string, more = '') => `
title: Nothing happens
queues: [{ name: orders }]
${more}
truth:
  run: 1h
  pipelines: { orders: 'sqs:orders' }
${truth}
`;
const HEALTHY = '  healthy: { days: 0.1 }';
const faultWith = (more: string) =>
  `  fault: { at: 5m, health: critical, cause: 'a @ b$', patience: 5m${more} }`;

describe('parseCase', () => {
  it('reads a case, and leaves the simulator no truth', () => {
    const { name, system, pipelines, truth, scenario } = parseCase(
      FILE,
      caseWith(faultWith(', consequences: [sqs:orders], also: c, alsoAt: 7m')),
    );
    expect([name, system]).toEqual(['a', 'queues']);
    expect(pipelines).toEqual([
      {
        name: 'orders',
        arns: ['arn:aws:sqs:eu-central-1:123456789012:orders'],
        thresholds: undefined,
      },
    ]);
    expect(truth).toMatchObject({
      start: Date.parse('2026-03-02T08:00:00Z'),
      run: 3_600_000,
      every: 60_000,
      fault: {
        at: 300_000,
        health: ['critical'],
        also: [/c/],
        alsoAt: 420_000,
        consequences: ['sqs:orders'],
      },
    });
    expect(scenario).toContain('Nothing happens');
    expect(scenario).not.toContain('truth');
  });

  it.each([
    [
      caseWith(`${HEALTHY}\n  colour: red`),
      'truth.colour: there is no such key',
    ],
    [
      caseWith(faultWith(', patiens: 5m')),
      'truth.fault.patiens: there is no such key',
    ],
    [caseWith(`${HEALTHY}\n  every: soon`), 'truth.every: expected a duration'],
    [
      caseWith(faultWith(", best: '('")),
      'truth.fault.best: expected a regular expression',
    ],
    [caseWith(''), 'truth: expected either fault or healthy'],
    [caseWith(`${HEALTHY}\n${faultWith('')}`), 'expected either fault'],
    ['title: no truth', 'truth: a case must have this key'],
    ['queues: [', 'a.yaml: '],
    [
      caseWith(HEALTHY).replace('sqs:orders', 'sqs:order'),
      'truth.pipelines.orders: sqs:order matches nothing in queues',
    ],
    [
      caseWith(HEALTHY).replace('sqs:orders', 'sns:orders'),
      'truth.pipelines.orders: sns:orders is no ARN',
    ],
    [
      caseWith(`${HEALTHY}\n  overrides: [{ metric: m, from: 1m }]`),
      'truth.overrides.0: expected one of value, plus and times',
    ],
    [
      caseWith(`${HEALTHY}\n  actions: [{ at: 1m }]`),
      'truth.actions.0: expected at with call',
    ],
  ])('names the file and the key: %#', (text, message) => {
    expect(() => parseCase(FILE, text)).toThrow(message);
    expect(() => parseCase(FILE, text)).toThrow(FILE);
  });

  it.each([
    [
      'transform:people',
      'transforms: [{ id: tfm-1, name: people }]',
      ':mlTransform/tfm-1',
    ],
    ['redshift:wg', 'workgroups: [{ name: wg, id: one }]', ':workgroup/one'],
    ['s3:raw', 'buckets: [{ name: raw }]', 'arn:aws:s3:::raw'],
  ])('finds %s', (shorthand, section, ending) => {
    const { pipelines } = parseCase(
      FILE,
      caseWith(HEALTHY, section).replace('sqs:orders', shorthand),
    );
    expect(pipelines[0].arns[0]).toMatch(new RegExp(`${ending}$`));
  });
});
