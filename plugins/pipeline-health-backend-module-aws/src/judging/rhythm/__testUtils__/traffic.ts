import {
  Check,
  RHYTHM_EVERY,
  StageKind,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { lookBackOver } from '../../lookback';
import {
  LevelThreshold,
  levelThresholds,
  lessThanUsualCheck,
  moreThanUsualCheck,
} from '../levelChecks';
import { silenceCheck } from '../silenceCheck';
import { silenceLookback } from '../suddenSilence';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Threshold = LevelThreshold | 'silence';

const silence = {
  title: 'Silence',
  breach: 'above',
  warning: 30 * 60,
  unit: 'seconds',
  description: 'How long nothing comes.',
} as const;

const sent = {
  metric: 'sent',
  unit: 'count',
  come: 'messages were sent',
} as const;

const checks: Check<JsonObject, Threshold>[] = [
  silenceCheck({
    id: 'silent',
    title: 'Silent',
    description: 'Nothing is sent.',
    metric: 'sent',
    line: 'silence',
    threshold: silence,
    nothing: 'Nothing has been sent',
    things: ['message', 'messages'],
    evidence: { lastAt: 'lastSentAt', usual: 'usualPerMinute' },
    remedy: 'Look at who sends.',
  }),
  lessThanUsualCheck({ ...sent, remedy: 'Look at who sends.' }),
  moreThanUsualCheck(sent),
];

/** A kind with nothing but a rhythm. */
const letterbox: StageKind<JsonObject, Threshold> = {
  kind: 'letterbox',
  title: 'Letterbox',
  metrics: [
    {
      metric: 'sent',
      title: 'Sent',
      unit: 'count',
      statistic: 'Sum',
      rhythm: true,
    },
  ],
  thresholds: { silence, ...levelThresholds },
  checks,
  inventory: {},
  chartThresholds: {},
  identify: () => undefined,
  lookback: context =>
    lookBackOver(context, {
      sent: silenceLookback(context, 'sent', context.now),
    }),
};

/** What is sent in a minute, told from its time. */
export type Traffic = (at: number) => number;

export interface Told {
  /** Epoch milliseconds at which the first question is asked. */
  from: number;
  /** How long it is looked at, in milliseconds. */
  run: number;
  /** Milliseconds between two looks. */
  every?: number;
  /** Milliseconds of history that the publisher has at the start. */
  history: number;
  seed?: number;
  /** How much the rate swings, slowly, from hour to hour. */
  noise?: number;
  /** Whether minutes without anything are published as zeros. */
  zeros?: boolean;
}

/** Something that was found, between its first look and its last. */
export interface Found {
  is: string;
  from: number;
  to: number;
  title: string;
}

/**
 * Everything that is found while traffic is looked at again and again, as the
 * collection does, with counts by chance and noise from a seed.
 */
export function watch(traffic: Traffic, told: Told): Found[] {
  const { from, run, every = 30 * MINUTE, history } = told;
  const samples = publish(traffic, told, from - history, from + run);
  const found: Found[] = [];
  let previous: Finding[] = [];
  for (let now = from; now <= from + run; now += every) {
    const recent = samples.filter(
      ({ at }) => at < now && at >= now - 29.6 * DAY,
    );
    const context = contextOf(
      letterbox,
      {
        stage: {
          arn: 'arn:aws:letterbox:eu-central-1:123456789012:a',
          kind: 'letterbox',
          name: 'a',
          account: '123456789012',
          region: 'eu-central-1',
        },
        inventory: {},
        samples: { sent: recent },
        askedFrom: from - Math.min(history, DAY),
        rhythmsAskedAt: now - ((now - from) % RHYTHM_EVERY),
        now,
      },
      {
        previous: Object.fromEntries(
          previous.map(each => [each.message.key.split('.')[1], each]),
        ),
      },
    );
    previous = findingsOf(letterbox, context);
    for (const { message, severity, title } of previous) {
      const is = `${message.key.split('.')[1]} ${severity}`;
      const open = found.find(
        each => each.is === is && each.to === now - every,
      );
      if (open) {
        open.to = now;
      } else {
        found.push({ is, from: now, to: now, title });
      }
    }
  }
  return found;
}

/** Hours that are long past come as one sample, which is all that a rhythm has of them. */
function publish(
  traffic: Traffic,
  { from, seed = 1, noise = 0.15, zeros = false }: Told,
  start: number,
  end: number,
): Sample[] {
  const random = randomOf(seed);
  const samples: Sample[] = [];
  let swing = 0;
  let target = 0;
  for (let at = start; at < end; at += MINUTE) {
    if (at % HOUR === 0) {
      target = normal(random);
    }
    swing += (target - swing) / 20;
    const value = poisson(
      Math.max(0, traffic(at) * (1 + noise * swing)),
      random,
    );
    const hour = Math.floor(at / HOUR) * HOUR;
    const last = samples[samples.length - 1];
    if (at < from - 2 * DAY) {
      if (last?.at === hour) {
        last.value += value;
      } else if (value > 0 || zeros) {
        samples.push({ at: hour, value });
      }
    } else if (value > 0 || zeros) {
      samples.push({ at, value });
    }
  }
  return samples;
}

/** Random numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(random: () => number): number {
  return (
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  );
}

function poisson(mean: number, random: () => number): number {
  if (mean > 50) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  }
  let count = 0;
  for (let product = random(); product > Math.exp(-mean); count++) {
    product *= random();
  }
  return count;
}
