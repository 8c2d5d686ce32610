import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { Cost, StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { createRules } from '../../evaluation';
import { costOfPipeline } from './costOfPipeline';
import { stage } from '../__testUtils__/pipelines';

const PRICES: { [name: string]: number } = { request: 0.5, hour: 2 };

const source = (kind: StageKind) => ({
  kinds: [kind],
  priceOf: (name: string, region: string) =>
    name in PRICES
      ? { title: name, unit: name, usd: PRICES[name], region }
      : undefined,
});

const kindWith = (...costs: Cost[]): StageKind => ({
  kind: stage.kind,
  title: 'Queue',
  metrics: [],
  thresholds: {},
  checks: [],
  inventory: {},
  chartThresholds: {},
  identify: () => undefined,
  costs,
});

const costOf = (
  costs: Cost[],
  {
    volumes = new Map(),
    runs = [],
  }: {
    volumes?: Map<string, { hours: number; monthly: number }>;
    runs?: Run[];
  },
) => {
  const kind = kindWith(...costs);
  const measured = { ...stage, inventory: { fifo: false }, runs };
  const { render } = createRules(new Map([[kind.kind, kind]]), new Map());
  return costOfPipeline(
    [{ stage: measured, kind, volumes }],
    [source(kind)],
    render,
  );
};

const requests: Cost = {
  id: 'requests',
  price: 'request',
  formula: 'Each one.',
  metrics: ['sent'],
  quantity: ({ monthly }) => monthly('sent'),
};

const run = (startedAt: string, hours: number): Run => ({
  id: startedAt,
  state: 'succeeded',
  startedAt,
  figures: { hours },
});

const ran: Cost = {
  id: 'hours',
  price: 'hour',
  formula: 'Each hour.',
  quantity: ({ ofRuns }) => ofRuns(({ figures }) => Number(figures?.hours)),
};

describe('costOfPipeline', () => {
  it('multiplies what was measured with its price', () => {
    const cost = costOf([requests], {
      volumes: new Map([['sent', { hours: 24, monthly: 100 }]]),
    });
    expect(cost).toMatchObject({ usdPerMonth: 50, measuredHours: 24 });
    expect(cost.stages[0].lines).toEqual([
      {
        price: 'request',
        title: 'request',
        unit: 'request',
        quantity: 100,
        usdPerUnit: 0.5,
        usdPerMonth: 50,
        formula: 'Each one.',
        priceRegion: 'eu-central-1',
        messages: {
          formula: { key: `${stage.kind}.cost.requests`, values: {} },
        },
      },
    ]);
  });

  it('says what it does not count, and why', () => {
    const [of] = costOf(
      [requests, { ...requests, price: 'secret' }],
      {},
    ).stages;
    expect(of.lines).toEqual([]);
    expect(of.notCounted).toEqual([
      'request: not measured yet',
      'No price is known for secret',
    ]);
    expect(of.notCountedMessages?.map(({ key }) => key)).toEqual([
      'cost.not-measured',
      'cost.no-price',
    ]);
  });

  it('counts runs at their pace', () => {
    const cost = costOf([ran], {
      runs: [run('2026-03-01T11:00:00Z', 3), run('2026-03-01T10:00:00Z', 1)],
    });
    expect(cost.usdPerMonth).toBe(2 * 730 * 2);
  });

  it('takes a single run for one a month', () => {
    const cost = costOf([ran], { runs: [run('2026-03-01T11:00:00Z', 3)] });
    expect(cost.usdPerMonth).toBe(6);
  });
});
