import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { readPipelineHealthConfig } from '../../config';
import { ConfigReader } from '@backstage/config';
import { Budget } from './Budget';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MARCH = Date.UTC(2027, 2);
const APRIL = Date.UTC(2027, 3);

const { tiers } = readPipelineHealthConfig(new ConfigReader({})).collection;

/** Series of each tier, of which each question costs a hundred-thousandth of a dollar. */
const SERIES: { [tier in Tier]: number } = { hot: 100, warm: 1000, cold: 5000 };
const PRICE = 1e-5;

const NOTHING_KEPT = {
  note: async () => {},
  loweredSince: async () => undefined,
};

describe('a budget', () => {
  /** Lets a month pass by the hour, asking as often as is allowed; what calls beside cost is paid anyway. */
  async function spend(
    monthlyUsd: number,
    { from = MARCH, grows = (): number => 1, besideAnHour = 0 } = {},
  ) {
    let now = from;
    const hours: { at: number; usd: number; questions: number }[] = [];
    const sum = (key: 'usd' | 'questions', since: number) =>
      hours
        .filter(({ at }) => at >= since)
        .reduce((all, hour) => all + hour[key], 0);
    const budget = new Budget({
      monthlyUsd,
      tiers,
      clock: () => now,
      store: NOTHING_KEPT,
      usage: {
        spentSince: async since => sum('usd', since),
        pricePerQuestion: async since =>
          sum('questions', since) > 0
            ? sum('usd', since) / sum('questions', since)
            : undefined,
      },
      watched: {
        all: async () =>
          (Object.keys(SERIES) as Tier[]).map(tier => ({
            tier,
            count: SERIES[tier] * grows(),
            rhythms: 0,
          })),
      },
    });
    const allowances = [];
    for (; now < APRIL; now += HOUR) {
      const allowance = await budget.allowance();
      allowances.push(allowance);
      const questions = (Object.keys(SERIES) as Tier[])
        .filter(tier => !allowance.stopped.includes(tier))
        .reduce(
          (all, tier) =>
            all +
            (SERIES[tier] * grows() * HOUR) /
              tiers[tier].metrics /
              allowance.slower[tier],
          0,
        );
      const usd = questions * PRICE + besideAnHour;
      hours.push({ at: now, usd, questions });
    }
    return { allowances, spent: sum('usd', MARCH), budget };
  }

  it('that is enough lowers nothing', async () => {
    const { allowances, spent, budget } = await spend(100);
    expect(await budget.lowered()).toBeUndefined();
    expect(allowances.every(({ slower }) => slower.cold === 1)).toBe(true);
    expect(spent).toBeCloseTo(75.9, 1);
  });

  it('that is short is spent to the end of the month and not beyond, on the hot first', async () => {
    const { allowances, spent } = await spend(50);
    expect(spent).toBeGreaterThan(49);
    expect(spent).toBeLessThanOrEqual(50);
    const later = allowances.slice(2);
    expect(later.every(({ stopped }) => stopped.length === 0)).toBe(true);
    expect(later.every(({ slower }) => slower.cold > 2)).toBe(true);
    expect(later.every(({ slower }) => slower.hot === 1)).toBe(true);
  });

  it('that is far too short stops the cold, and says why', async () => {
    const { allowances, spent } = await spend(1.5);
    expect(spent).toBeLessThan(1.6);
    expect(allowances[24]).toMatchObject({
      stopped: expect.arrayContaining(['cold']),
      problem: {
        code: 'budget',
        message: expect.stringContaining(
          'pipelineHealth.monthlyBudgetUsd (1.5)',
        ),
      },
    });
  });

  it('counts what is paid for calls beside', async () => {
    const { spent } = await spend(60, { besideAnHour: 0.02 });
    expect(spent).toBeGreaterThan(57);
    expect(spent).toBeLessThanOrEqual(60.1);
  });

  it('that was raised in the middle of the month, or bears more than before, is kept', async () => {
    let watched = 1;
    const grows = () => {
      watched *= 1.0003;
      return watched;
    };
    const growing = await spend(80, { grows });
    expect(watched).toBeGreaterThan(2);
    expect(growing.spent).toBeLessThanOrEqual(80.1);
    const late = await spend(50, { from: MARCH + 25 * DAY });
    expect(late.allowances.at(-1)?.slower.cold).toBe(1);
  });

  it('that is spent stops all until the next month', async () => {
    const budget = new Budget({
      monthlyUsd: 5,
      tiers,
      clock: () => MARCH + 20 * DAY,
      usage: {
        spentSince: async () => 5,
        pricePerQuestion: async () => PRICE,
      },
      watched: { all: async () => [] },
      store: NOTHING_KEPT,
    });
    expect(await budget.lowered()).toEqual({
      slower: { hot: 1, warm: 1, cold: 1 },
      stopped: ['cold', 'warm', 'hot'],
    });
    expect(await budget.allowance()).toMatchObject({
      stopped: ['cold', 'warm', 'hot'],
      problem: {
        message: expect.stringMatching(/is spent; .* from 2027-04-01/),
      },
    });
  });
});
