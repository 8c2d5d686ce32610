import { JsonObject } from '@backstage/types';
import {
  CheckContext,
  Neighbour,
  seriesOf,
  StageKind,
  StageRef,
} from '../source';
import { contextOf, StageHistory, TEST_NOW } from './stageContext';

type Context = CheckContext & { inventory: JsonObject };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Situations that every rule must stand, from nothing known to a day of data,
 * with neighbours of unknown kinds.
 */
export function contextsOf(
  kind: StageKind,
  stage: StageRef,
  inventory: JsonObject,
): [situation: string, context: Context][] {
  const context = (
    history: Partial<StageHistory> = {},
    rest: Parameters<typeof contextOf>[2] = {},
  ) => contextOf(kind, { stage, inventory, ...history }, rest);
  const plain = context();
  const withData = (value: (index: number) => number, end = TEST_NOW) => ({
    samples: samplesOf(kind, inventory, value, end),
  });
  return [
    ['nothing but an inventory', plain],
    ['nothing asked for days', context({ askedAt: TEST_NOW - 3 * DAY })],
    [
      'every line switched off',
      context(
        withData(() => 1),
        { thresholds: withoutLines(plain) },
      ),
    ],
    ['all zeros', context(withData(() => 0))],
    ['ones', context(withData(() => 1))],
    ['large numbers', context(withData(index => 1e9 + index))],
    ['data of last week', context(withData(() => 5, TEST_NOW - 7 * DAY))],
    [
      'data of half a day ago, nothing since',
      context(withData(() => 5, TEST_NOW - DAY / 2)),
    ],
    [
      'neighbours',
      context(
        withData(() => 1),
        { neighbours: around(plain) },
      ),
    ],
  ];
}

function withoutLines(context: Context): Context['thresholds'] {
  return Object.fromEntries(
    Object.keys(context.thresholds).map(name => [name, {}]),
  );
}

function samplesOf(
  kind: StageKind,
  inventory: JsonObject,
  value: (index: number) => number,
  end: number,
): StageHistory['samples'] {
  return Object.fromEntries(
    seriesOf(kind, inventory).map(({ metric, period }) => [
      metric,
      Array.from({ length: 60 }, (_, index) => ({
        at: end - (60 - index) * period * 1000,
        value: value(index),
      })),
    ]),
  );
}

function around({ stage, inventory, readings }: Context): Neighbour[] {
  const facts = { readings, samples: {}, coverage: {}, runs: [] };
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
