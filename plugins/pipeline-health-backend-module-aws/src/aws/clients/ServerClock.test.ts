import { ServerClock } from './ServerClock';

const NOW = Date.parse('2026-03-01T12:00:00Z');

function offsetOf(...responses: unknown[]): number | undefined {
  const clock = new ServerClock(() => NOW);
  responses.forEach(response => clock.read(response));
  return clock.offset;
}

const at = (date: string) => ({ headers: { date } });

describe('ServerClock', () => {
  it('is as far ahead as its last answer says', () => {
    expect(offsetOf(at('Sun, 01 Mar 2026 14:00:00 GMT'))).toBe(7_200_000);
    expect(
      offsetOf(
        at('Sun, 01 Mar 2026 14:00:00 GMT'),
        at('Sun, 01 Mar 2026 11:59:59 GMT'),
      ),
    ).toBe(-1000);
  });

  it.each([
    undefined,
    {},
    { headers: {} },
    at('yesterday'),
    { headers: { date: 'Sun, 01 Mar 2026 14:00:00 GMT', age: '7200' } },
  ])('learns nothing from %j', response => {
    expect(offsetOf(response)).toBeUndefined();
  });
});
