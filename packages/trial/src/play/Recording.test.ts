import type { StageTruth } from '@pipeline-health/aws-simulator';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { Recorder } from './Recording';

const MINUTE = 60_000;
const DAY = 86_400;
const ARN = 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks';

/** The stream as it is told to be, read just now. */
const told = (
  at: number,
  stage: Partial<Pipeline['stages'][number]> = {},
): Pipeline =>
  ({
    health: 'critical',
    findings: [],
    stages: [
      {
        arn: ARN,
        health: 'healthy',
        collectedAt: new Date(at).toISOString(),
        ...stage,
      },
    ],
  } as unknown as Pipeline);

/** The true clocks of an hour, in seconds, one a minute. */
function clocksOf(
  truthAt: (minute: number) => StageTruth,
  stage?: Partial<Pipeline['stages'][number]>,
) {
  let minute = 0;
  const recorder = new Recorder('clicks', () => truthAt(minute));
  for (; minute < 60; minute++) {
    const at = minute * MINUTE;
    recorder.note(told(at, stage), at, at);
  }
  return recorder.rounds.map(({ clock }) => clock.truth);
}

describe('the true clock of a stage that is told to be well', () => {
  it('is of no interest while its data flows', () => {
    const clocks = clocksOf(minute => ({
      secondsToLoss: DAY - (minute % 3) * 60,
      lost: 0,
    }));
    expect(new Set(clocks)).toEqual(new Set([undefined]));
  });

  it('counts where nothing is taken, whatever it is told to be', () => {
    const clocks = clocksOf(minute => ({
      secondsToLoss: DAY - minute * 60,
      lost: 0,
    }));
    expect(clocks.slice(0, 16)).toEqual(Array(16).fill(undefined));
    expect(clocks.slice(16)).toEqual(
      Array.from({ length: 44 }, (_, index) => DAY - (index + 16) * 60),
    );
  });

  it('counts while something is lost', () => {
    const clocks = clocksOf(minute => ({
      secondsToLoss: 5,
      lost: Math.max(0, minute - 50),
    }));
    expect(clocks.filter(clock => clock !== undefined)).toHaveLength(9);
  });

  it('counts where a clock is told', () => {
    const clocks = clocksOf(() => ({ secondsToLoss: DAY, lost: 0 }), {
      secondsToLoss: 3_600,
    });
    expect(new Set(clocks)).toEqual(new Set([DAY]));
  });
});
