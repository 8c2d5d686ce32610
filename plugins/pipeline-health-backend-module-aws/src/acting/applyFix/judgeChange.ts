import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { Said } from '@pipeline-health/plugin-pipeline-health-node';
import { say } from '../say';
import { Found, Setter } from './Setter';
import { differences, Settings, takenAway, textOf } from './settings';

/** Whether a change only makes better what is there now, which may be otherwise than when it was advised. */
export function judgeChange(
  { onlyRaised = [], kept = [] }: Pick<Setter, 'onlyRaised' | 'kept'>,
  { settings, busy }: Found,
  wanted: Settings,
): ActionLine[] {
  const changes = differences(settings, wanted);
  if (changes.length === 0) {
    return [against('already', say('is-so'))];
  }
  const lowered = changes.filter(
    ({ path, before = 0, after }) =>
      onlyRaised.includes(path) && Number(before) > Number(after),
  );
  const replaced = changes.filter(
    ({ path, before }) => kept.includes(path) && before !== undefined,
  );
  const gone = takenAway(settings, wanted);
  const lines = [
    ...(busy === undefined ? [] : [against('busy', busy)]),
    ...lowered.map(({ path, before = '' }) =>
      against('lowers', say('lowers', { path, value: `${textOf(before)}` })),
    ),
    ...replaced.map(({ path, before = '' }) =>
      against(
        'replaces',
        say('replaces', { path, value: `${textOf(before)}` }),
      ),
    ),
    ...(gone.length > 0
      ? [against('takes-away', say('takes-away', { settings: gone }))]
      : []),
  ];
  return lines.length > 0
    ? lines
    : [
        {
          id: 'changes',
          level: 'green',
          ...say('changes-only', { paths: changes.map(({ path }) => path) }),
          evidence: {},
        },
      ];
}

function against(id: string, said: Said): ActionLine {
  return { id, level: 'red', ...said, evidence: {}, final: true };
}
