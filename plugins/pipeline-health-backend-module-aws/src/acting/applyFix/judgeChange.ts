import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
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
    return [against('already', 'It is so already')];
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
      against('lowers', `${path} is ${textOf(before)} by now, which is more`),
    ),
    ...replaced.map(({ path, before = '' }) =>
      against('replaces', `${path} is ${textOf(before)} by now`),
    ),
    ...(gone.length > 0
      ? [
          against(
            'takes-away',
            `It would take away what was set since: ${gone.join(', ')}`,
          ),
        ]
      : []),
  ];
  return lines.length > 0
    ? lines
    : [
        {
          id: 'changes',
          level: 'green',
          message: `Nothing changes but ${changes
            .map(({ path }) => path)
            .join(', ')}`,
          evidence: {},
        },
      ];
}

function against(id: string, message: string): ActionLine {
  return { id, level: 'red', message, evidence: {}, final: true };
}
