import { timeTicks } from './timeTicks';

const HOUR = 3_600_000;
const hours = (ticks: number[]) => ticks.map(at => at / HOUR);

describe('timeTicks', () => {
  it('uses round times', () => {
    const toMs = 26.5 * HOUR;
    expect(hours(timeTicks({ fromMs: toMs - 24 * HOUR, toMs }, 0))).toEqual([
      6, 12, 18, 24,
    ]);
    expect(hours(timeTicks({ fromMs: toMs - HOUR, toMs }, 0))).toHaveLength(6);
  });

  it('means the midnight of whoever looks', () => {
    const ticks = timeTicks({ fromMs: 0, toMs: 7 * 24 * HOUR }, -120);
    expect(hours(ticks)).toEqual([22, 46, 70, 94, 118, 142, 166]);
  });
});
