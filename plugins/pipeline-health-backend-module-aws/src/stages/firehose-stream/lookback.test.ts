import { TEST_NOW } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { lookback } from './lookback';
import { streamContext, Told } from './__testUtils__/streams';

const HOUR = 3_600_000;
const LONGEST = 15 * 24 * HOUR;

const wanted = (told: Told = {}) => lookback(streamContext(told));
const until = (minutes: number, value: number) => (ago: number) =>
  ago >= minutes ? value : undefined;

describe('lookback of a delivery stream', () => {
  it('wants nothing more of a healthy stream', () => {
    expect(wanted()).toEqual({});
  });

  it('wants to know when trouble began that fills all that is known', () => {
    const troubled = wanted({ published: { deliverySuccess: 0.8 } });
    expect(troubled).toMatchObject({
      deliverySuccess: TEST_NOW - 72 * HOUR,
      incomingRecords: TEST_NOW - 72 * HOUR,
    });
    expect(troubled).not.toHaveProperty('dataFreshness');
    expect(wanted({ published: { sourceLag: 400 } })).toEqual({
      sourceLag: TEST_NOW - 72 * HOUR,
    });
  });

  it('wants to know how attempts went that are seldom', () => {
    const hourly = (ago: number) =>
      ago < 180 && ago % 60 === 35 ? 0 : undefined;
    const streams: Told['published'] = {
      deliverySuccess: hourly,
      deliveredRecords: hourly,
    };
    expect(wanted({ published: streams })).toMatchObject({
      deliverySuccess: TEST_NOW - LONGEST,
    });
  });

  it('wants what was usual for a stream that fell silent', () => {
    expect(
      wanted({
        published: {
          incomingRecords: until(600, 9),
          deliverySuccess: until(600, 1),
          deliveredRecords: until(600, 9),
        },
      }),
    ).toMatchObject({ incomingRecords: TEST_NOW - 14 * HOUR });
  });

  it('wants what came in since the last delivery, and before', () => {
    expect(
      wanted({
        published: {
          deliverySuccess: until(600, 1),
          deliveredRecords: until(600, 9),
        },
      }),
    ).toMatchObject({ incomingRecords: TEST_NOW - 14 * HOUR });
  });

  it('wants to know whether a stream without data ever had some', () => {
    expect(wanted({ samples: {} })).toEqual({
      incomingRecords: TEST_NOW - LONGEST,
    });
  });

  it('wants to know whether a stream that takes records ever delivered some', () => {
    expect(
      wanted({
        published: {
          deliverySuccess: () => undefined,
          deliveredRecords: () => undefined,
        },
      }),
    ).toMatchObject({
      deliverySuccess: TEST_NOW - LONGEST,
      deliveredRecords: TEST_NOW - LONGEST,
      incomingRecords: TEST_NOW - LONGEST,
    });
  });
});
