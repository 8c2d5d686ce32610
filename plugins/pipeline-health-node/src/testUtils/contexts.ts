import { JsonObject } from '@backstage/types';
import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { CheckContext, Sample, StageKind, StageRef } from '../source';
import { checkContext } from './checkContext';

type Context = CheckContext & { inventory: JsonObject };

const HOUR = 60 * 60 * 1000;

/**
 * Situations that every rule must stand, from nothing known to a day of data,
 * with neighbours of unknown kinds and clocks that disagree.
 */
export function contextsOf(
  kind: StageKind,
  stage: StageRef,
  inventory: JsonObject,
): [situation: string, context: Context][] {
  const plain = checkContext(kind, stage, inventory);
  const { now } = plain;
  const withData = (value: (index: number) => number, end: number) => ({
    ...plain,
    readings: readingsOf(kind, inventory, value(0), end),
    samples: samplesOf(kind, inventory, value, end),
  });
  return [
    ['nothing but an inventory', plain],
    ['every line switched off', { ...plain, thresholds: withoutLines(plain) }],
    ['all zeros', withData(() => 0, now)],
    ['ones', withData(() => 1, now)],
    ['large numbers', withData(index => 1e9 + index, now)],
    ['data of last week', withData(() => 5, now - 7 * 24 * HOUR)],
    ['data from the future', withData(() => 5, now + HOUR)],
    ['neighbours', { ...withData(() => 1, now), neighbours: around(plain) }],
  ];
}

function withoutLines(context: Context): Context['thresholds'] {
  return Object.fromEntries(
    Object.keys(context.thresholds).map(name => [name, {}]),
  );
}

function readingsOf(
  kind: StageKind,
  inventory: JsonObject,
  value: number,
  at: number,
): { [metric: string]: Reading } {
  return Object.fromEntries(
    kind
      .series(inventory)
      .map(({ metric, unit }) => [
        metric,
        { value, unit, at: new Date(at).toISOString() },
      ]),
  );
}

function samplesOf(
  kind: StageKind,
  inventory: JsonObject,
  value: (index: number) => number,
  end: number,
): { [metric: string]: Sample[] } {
  return Object.fromEntries(
    kind.series(inventory).map(({ metric, period }) => [
      metric,
      Array.from({ length: 60 }, (_, index) => ({
        at: end - (60 - index) * period * 1000,
        value: value(index),
      })),
    ]),
  );
}

function around({
  stage,
  inventory,
  readings,
}: Context): Context['neighbours'] {
  const facts = { readings, samples: {}, runs: [] };
  const other = (kind: string): StageRef => ({
    ...stage,
    kind,
    arn: `${stage.arn}-neighbour`,
    name: `${stage.name}-neighbour`,
  });
  return (['upstream', 'downstream'] as const).flatMap(direction =>
    ['dead-letter-queue', 'a-relation-nobody-knows'].flatMap(relation => [
      { direction, relation, facts: { stage: other(stage.kind), ...facts } },
      {
        direction,
        relation,
        facts: { stage: other(stage.kind), inventory, ...facts },
      },
      {
        direction,
        relation,
        facts: {
          stage: other('a-kind-nobody-knows'),
          inventory: { timeoutSeconds: 'often' },
          ...facts,
        },
      },
    ]),
  );
}
