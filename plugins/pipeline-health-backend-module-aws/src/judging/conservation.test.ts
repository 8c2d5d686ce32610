import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { minutesAgo } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { balanceOf } from './conservation';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

const hop = (
  into: (ago: number) => number | undefined,
  delivered: (ago: number) => number | undefined,
  kept: (ago: number) => number | undefined = () => undefined,
) => ({
  into: minutesAgo(300, into, NOW),
  outOf: {
    delivered: minutesAgo(300, delivered, NOW),
    kept: minutesAgo(300, kept, NOW),
  },
  since: NOW - 300 * MINUTE,
  until: NOW,
  delay: 10 * MINUTE,
  window: 60 * MINUTE,
});

describe('balanceOf', () => {
  it('finds nothing missing of what leaves as it comes', () => {
    expect(
      balanceOf(
        hop(
          () => 100,
          () => 100,
        ),
      ),
    ).toMatchObject({
      into: 6_000,
      outOf: { delivered: 7_000, kept: 0 },
      missing: 0,
      onItsWay: 1_000,
    });
  });

  it('counts what left by no way', () => {
    const balance = balanceOf(
      hop(
        () => 100,
        () => 60,
        () => 10,
      ),
    );
    expect(balance).toMatchObject({
      from: NOW - 70 * MINUTE,
      until: NOW - 10 * MINUTE,
      outOf: { delivered: 4_200, kept: 700 },
      missing: 1_100,
    });
    expect(balance?.steadyMissingRatio).toBeCloseTo(0.3);
  });

  it.each([
    ['gathering', (ago: number) => (ago % 8 === 0 ? 800 : undefined)],
    ['what is written twice', () => 150],
  ])('finds nothing missing in %s', (_name, delivered) => {
    expect(balanceOf(hop(() => 100, delivered))?.missing).toBe(0);
  });

  it('finds nothing missing while traffic begins, grows or ends', () => {
    const late = (rate: (ago: number) => number) => (ago: number) =>
      rate(ago + 6);
    const rates: ((ago: number) => number)[] = [
      ago => (ago < 15 ? 1_000 : 0),
      ago => 1_000 - 3 * ago,
      ago => (ago < 12 ? 0 : 1_000),
    ];
    for (const rate of rates) {
      expect(balanceOf(hop(rate, late(rate)))).toMatchObject({
        missing: 0,
        steadyMissingRatio: 0,
      });
    }
  });

  it('weighs the last use of what is used seldom', () => {
    const seldom = (out: number) =>
      balanceOf(
        hop(
          ago => (ago === 200 ? 500 : undefined),
          ago => (ago === 195 ? out : undefined),
        ),
      );
    expect(seldom(500)).toMatchObject({ into: 500, missing: 0 });
    expect(seldom(100)).toMatchObject({ into: 500, missing: 400 });
  });

  it('says nothing of a time of which not all is known', () => {
    const steady = hop(
      () => 100,
      () => 60,
    );
    expect(balanceOf({ ...steady, since: NOW - 70 * MINUTE })).toBeDefined();
    expect(balanceOf({ ...steady, since: NOW - 69 * MINUTE })).toBeUndefined();
  });

  it('says nothing where nothing came in', () => {
    const nothing: Sample[] = [];
    expect(
      balanceOf({
        into: nothing,
        outOf: { delivered: nothing },
        since: 0,
        until: NOW,
        delay: MINUTE,
        window: MINUTE,
      }),
    ).toBeUndefined();
  });
});
