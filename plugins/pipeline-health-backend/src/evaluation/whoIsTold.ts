import {
  HeardAlarm,
  Message,
  Stage,
  WhoIsTold,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageAlarmHeard } from '@pipeline-health/plugin-pipeline-health-node';
import { Rules } from './rules';

/**
 * Who is told when a pipeline breaks while nobody looks; undefined while
 * nothing is known of the alarms on any of its stages.
 */
export function whoIsTold(
  stages: readonly Pick<Stage, 'arn' | 'kind' | 'name' | 'inventory'>[],
  { kinds, render }: Pick<Rules, 'kinds' | 'render'>,
): WhoIsTold | undefined {
  const watched = stages.flatMap(({ arn, kind, name, inventory }) => {
    const found = kinds.get(kind)?.alarmsOf?.(inventory);
    return found ? [{ arn, name, found }] : [];
  });
  if (!watched.length) {
    return undefined;
  }
  const hasAny = (heard: StageAlarmHeard['heard']) => {
    return ({ found }: { found: readonly StageAlarmHeard[] }) =>
      found.some(alarm => alarm.heard === heard);
  };
  const reaching = watched.filter(hasAny('somebody'));
  const unsure = watched.filter(
    stage => !reaching.includes(stage) && hasAny('unknown')(stage),
  );
  const silent = watched.filter(
    stage => !reaching.includes(stage) && !unsure.includes(stage),
  );
  const namesOf = (list: typeof watched) => list.map(({ name }) => name);
  const whom = reaching.flatMap(({ found }) => found.flatMap(({ to }) => to));
  const message = sentenceOf({
    stages: namesOf(reaching.length ? reaching : unsure),
    silent: namesOf(silent),
    whom: [...new Set(whom)],
    isHeard: reaching.length > 0,
  });
  return {
    heard: heardOf(reaching.length, unsure.length),
    text: render(message),
    message,
    alarms: watched.flatMap(({ arn, found }) =>
      found.map(alarm => heardAlarm(arn, alarm, render)),
    ),
    silent: silent.map(({ arn }) => arn),
  };
}

function heardOf(reaching: number, unsure: number): WhoIsTold['heard'] {
  if (reaching > 0) {
    return 'somebody';
  }
  return unsure > 0 ? 'unknown' : 'nobody';
}

function sentenceOf(told: {
  stages: string[];
  silent: string[];
  whom: string[];
  isHeard: boolean;
}): Message {
  const { stages, silent, whom, isHeard } = told;
  if (isHeard) {
    return {
      key: 'told.somebody',
      ...(silent.length && { variant: 'partly' }),
      values: { stages, whom, silent },
    };
  }
  return stages.length
    ? { key: 'told.unknown', values: { stages } }
    : { key: 'told.nobody', values: { silent } };
}

function heardAlarm(
  stage: string,
  { name, heard, to, silences }: StageAlarmHeard,
  render: Rules['render'],
): HeardAlarm {
  const messages: Message[] = [
    ...(to.length
      ? [{ key: 'told.alarm.reaches', values: { whom: [...to] } }]
      : []),
    ...silences.map(({ code, of }) => ({
      key: `told.alarm.${code}`,
      values: { of },
    })),
  ];
  return {
    stage,
    alarm: name,
    heard,
    reasons: messages.map(message => render(message)),
    messages,
  };
}
