import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { declaredMembers, neighboursOf } from './membersOf';

const stage = (arn: string): StageRef => ({
  arn,
  kind: 'k',
  name: arn,
  account: '1',
  region: 'r',
});
const link = (from: string, to: string): DiscoveredLink => ({
  from,
  to,
  relation: 'flow',
  note: `${from} flows to ${to}.`,
});

/** Follows links to the end, as the resolver does. */
function follow(
  declared: string[],
  links: { [arn: string]: DiscoveredLink[] },
) {
  let newest = declaredMembers(declared.map(stage));
  const members = [...newest];
  while (newest.length > 0) {
    newest = neighboursOf(
      newest,
      new Map(Object.entries(links)),
      new Set(members.map(member => member.stage.arn)),
      arn => (arn.startsWith('unknown') ? undefined : stage(arn)),
    );
    members.push(...newest);
  }
  return members;
}

const names = (members: { stage: StageRef; depth: number }[]) =>
  members.map(({ stage: { arn }, depth }) => `${arn}@${depth}`);

describe('members of a pipeline', () => {
  it('are the declared ones, each once', () => {
    expect(names(follow(['a', 'b', 'a'], {}))).toEqual(['a@0', 'b@0']);
  });

  it('are found downstream and upstream, with the reason', () => {
    const members = follow(['b'], {
      b: [link('a', 'b'), link('b', 'c')],
      c: [link('b', 'c'), link('c', 'd')],
    });
    expect(names(members)).toEqual(['b@0', 'a@1', 'c@1', 'd@2']);
    expect(members[3]).toMatchObject({
      origin: 'discovered',
      note: 'c flows to d.',
    });
  });

  it('are not the other producers of a shared stage', () => {
    const shared = [link('a', 'dlq'), link('other', 'dlq')];
    expect(
      names(follow(['a'], { a: [link('a', 'dlq')], dlq: shared })),
    ).toEqual(['a@0', 'dlq@1']);
    expect(names(follow(['dlq'], { dlq: shared }))).toEqual([
      'dlq@0',
      'a@1',
      'other@1',
    ]);
  });

  it('end where links lead in a circle', () => {
    const circle = {
      a: [link('a', 'b')],
      b: [link('b', 'c')],
      c: [link('c', 'a')],
    };
    expect(names(follow(['a'], circle))).toEqual(['a@0', 'b@1', 'c@2']);
  });

  it('leave out what is of no known kind', () => {
    expect(names(follow(['a'], { a: [link('a', 'unknown:x')] }))).toEqual([
      'a@0',
    ]);
  });
});
