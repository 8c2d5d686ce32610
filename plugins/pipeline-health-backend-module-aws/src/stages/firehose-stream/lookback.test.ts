import { lookback } from './lookback';
import { contextOf, minutes, NOW, withSamples } from './__testUtils__/streams';

const HOUR = 3_600_000;

describe('lookback of a delivery stream', () => {
  it('wants nothing more of a healthy stream', () => {
    expect(lookback(contextOf())).toEqual({});
  });

  it('wants to know when trouble began that fills all that is known', () => {
    expect(
      lookback(contextOf(withSamples({ deliverySuccess: minutes(180, 0.8) }))),
    ).toEqual({ deliverySuccess: NOW - 72 * HOUR });
    expect(
      lookback(
        contextOf(
          withSamples({
            deliverySuccess: minutes(180, ago => (ago < 60 ? 0.8 : 1)),
          }),
        ),
      ),
    ).toEqual({});
  });

  it('wants to know what was usual for a stream that fell silent', () => {
    const wanted = {
      incomingRecords: NOW - 27 * HOUR,
      deliveredRecords: NOW - 27 * HOUR,
      deliverySuccess: NOW - 27 * HOUR,
    };
    expect(
      lookback(
        contextOf(
          withSamples({ incomingRecords: minutes(180, 9).slice(0, -40) }),
        ),
      ),
    ).toEqual(wanted);
    expect(
      lookback(
        contextOf(withSamples({ deliveredRecords: [], deliverySuccess: [] })),
      ),
    ).toEqual(wanted);
  });

  it('wants nothing of a stream that has no data yet', () => {
    expect(lookback(contextOf({ samples: {} }))).toEqual({});
  });
});
