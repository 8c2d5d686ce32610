import { durationSchema, parseDuration, spanSchema } from './parseDuration';
import { Timeline } from './Timeline';
import { VirtualClock } from './VirtualClock';

describe('VirtualClock', () => {
  it('runs at a multiple of real time and can be advanced', () => {
    let real = 5_000;
    const clock = new VirtualClock({
      start: 1_000_000,
      speed: 60,
      realTime: () => real,
    });
    expect(clock.now()).toBe(1_000_000);
    real += 1_000;
    expect(clock.now()).toBe(1_060_000);
    clock.advance(500);
    expect(clock.now()).toBe(1_060_500);
    expect(clock.frozen).toBe(false);
  });

  it('stands still at speed 0, and never goes back', () => {
    let real = 0;
    const clock = new VirtualClock({
      start: 10,
      speed: 0,
      realTime: () => real,
    });
    real = 99_999;
    expect(clock.now()).toBe(10);
    expect(clock.frozen).toBe(true);
    expect(() => clock.advance(-1)).toThrow('cannot move by -1 ms');
    expect(() => clock.advance(NaN)).toThrow();
  });
});

describe('Timeline', () => {
  it('lives through every step exactly once, in order', () => {
    const timeline = new Timeline({ start: 25, stepMilliseconds: 10 });
    const seen: string[] = [];
    timeline.add({ step: now => seen.push(`a${now}`) });
    timeline.add({ step: now => seen.push(`b${now}`) });
    timeline.catchUp(29);
    expect(seen).toEqual([]);
    timeline.catchUp(40);
    timeline.catchUp(40);
    expect(seen).toEqual(['a30', 'b30', 'a40', 'b40']);
  });
});

describe('durations', () => {
  it.each([
    ['90s', 90_000],
    ['5h30m', 19_800_000],
    ['-19h24m', -69_840_000],
    ['1.5d', 129_600_000],
    ['0s', 0],
  ])('reads %s', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each(['', '5', 'h', '5 h', '3w', '--5m'])('refuses "%s"', text => {
    expect(durationSchema.safeParse(text).success).toBe(false);
  });

  it('knows durations that cannot be negative', () => {
    expect(spanSchema.safeParse('-5m').success).toBe(false);
    expect(spanSchema.parse('5m')).toBe(300_000);
  });
});
