import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { parseCase } from '../case/readCase';
import { Round } from '../play/Recording';
import { score } from './score';

const MINUTE = 60_000;

const truthOf = (truth: string) =>
  parseCase(
    'a.yaml',
    `queues: [{ name: q }]\ntruth:\n  run: 10m\n  pipelines: { q: 'sqs:q' }\n${truth}`,
  ).truth;
const faultWith = (more = '') =>
  truthOf(
    `  fault: { at: 2m, health: critical, cause: '^right', patience: 2m${more} }`,
  );

/** One round a minute; each as `health reason`. */
function recordingOf(
  said: string[],
  more: (minute: number) => Partial<Round> = () => ({}),
) {
  const rounds = said.map((text, minute): Round => {
    const [health, reason] = text.split(' ');
    return {
      at: minute * MINUTE,
      health: health as Health,
      reason,
      findings: reason ? [reason] : [],
      consequences: [],
      clock: { stages: [] },
      lost: 0,
      ...more(minute),
    };
  });
  return [{ pipeline: 'q', rounds, transitions: [], incidents: [] }];
}

describe('the score of a fault', () => {
  it('is clean when it was told in time and as it is', () => {
    const { verdict, complaints, fault } = score(
      recordingOf([
        'healthy',
        'healthy',
        'warning right',
        'critical right',
        'critical right',
      ]),
      faultWith(),
    );
    expect(complaints).toEqual([]);
    expect(verdict).toBe('clean');
    expect(fault).toMatchObject({ minutesBeyond: 1, changes: 0 });
  });

  it.each([
    [['healthy', 'healthy', 'healthy', 'healthy'], 'never told as critical'],
    [
      ['healthy', 'healthy', 'healthy', 'healthy', 'healthy', 'critical right'],
      'told after 3 minutes instead of 2',
    ],
    [
      ['healthy', 'healthy', 'critical wrong', 'critical right'],
      'told wrong at first',
    ],
    [
      ['healthy', 'healthy', 'critical right', 'critical wrong'],
      'told wrong at the end',
    ],
    [
      ['healthy', 'healthy', 'critical right', 'critical wrong'],
      'changed its reason 1 times',
    ],
    [
      ['healthy', 'healthy', 'critical right', 'healthy', 'critical right'],
      'told healthy for 1 minutes meanwhile',
    ],
    [
      ['healthy', 'warning other', 'critical right'],
      'told something before it was there',
    ],
  ])('complains: %#', (said, complaint) => {
    const { complaints, verdict } = score(recordingOf(said), faultWith());
    expect(complaints).toContain(complaint);
    expect(verdict).not.toBe('clean');
  });

  it('wants what else is to be told', () => {
    const said = ['healthy', 'healthy', 'critical right', 'critical right'];
    const complaintsOf = (more: string, rounds?: () => Partial<Round>) =>
      score(recordingOf(said, rounds), faultWith(more)).complaints;
    expect(complaintsOf(', also: other')).toEqual(['never told other as well']);
    expect(
      complaintsOf(', also: other', () => ({ findings: ['right', 'other'] })),
    ).toEqual([]);
    expect(complaintsOf(', consequences: 1')).toEqual([
      'marked 0 consequences instead of 1',
    ]);
    expect(complaintsOf(', consequences: [b]')).toEqual([
      'did not mark b as a consequence',
    ]);
    expect(
      complaintsOf(', consequences: [b]', () => ({ consequences: ['b'] })),
    ).toEqual([]);
    expect(complaintsOf(', warnBefore: 1m')).toEqual([
      'did not warn within 1 minutes',
    ]);
  });

  it('may have to be told after it is over', () => {
    const said = ['healthy', 'healthy', 'critical right', 'healthy'];
    expect(
      score(recordingOf(said), faultWith(', until: 3m')).complaints,
    ).toEqual([]);
    expect(
      score(recordingOf(said), faultWith(', until: 3m, mustStay: true'))
        .complaints,
    ).toEqual(['no longer told ^right after 3 minutes']);
  });
});

describe('the score of what is well', () => {
  it('counts what was told, but what is tolerated', () => {
    const said = ['healthy', 'warning a', 'healthy', 'unknown b', 'unknown b'];
    const { verdict, healthy } = score(
      recordingOf(said),
      truthOf('  healthy: { days: 1, tolerated: a }'),
    );
    expect(verdict).toBe('partly');
    expect(healthy).toMatchObject({
      incidents: 1,
      unhealthyMinutes: 2,
      complaints: ['told unknown: b'],
    });
  });
});

describe('the score of the clock', () => {
  const clockOf = (told: number, truth?: number, more = '') =>
    score(
      recordingOf(['healthy', 'healthy', 'critical right'], () => ({
        clock: { told, truth, stages: [] },
      })),
      faultWith(more),
    );

  it('is what was told minus what is true, also of what is told to be well', () => {
    const { clock, complaints } = clockOf(100, 130);
    expect(clock).toMatchObject({ rounds: 3, min: -30, median: -30, max: -30 });
    expect(complaints).toEqual([]);
  });

  it('complains of a loss that is told too late', () => {
    expect(clockOf(400, 100).complaints).toEqual([
      'told the loss 300 seconds too late',
    ]);
  });

  it('is not too late when it says that the loss goes on', () => {
    expect(clockOf(0, -25_000).complaints).toEqual([]);
    expect(clockOf(600, -25_000).complaints).toEqual([
      'told the loss 600 seconds too late',
    ]);
  });

  it('takes the word of the case for what the simulator does not know', () => {
    expect(clockOf(100, undefined, ', lossAt: 5m').clock).toMatchObject({
      max: -80,
    });
  });

  it('takes the simulator at its word once what the case foretold has happened', () => {
    const after = clockOf(3_600, 3_500, ', lossAt: 1m');
    expect(after.clock).toMatchObject({ max: 100 });
    expect(after.complaints).toEqual(['told the loss 100 seconds too late']);
  });
});
