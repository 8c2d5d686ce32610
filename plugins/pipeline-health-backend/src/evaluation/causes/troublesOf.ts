import {
  Finding,
  FindingPart,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Check, checksOf } from '@pipeline-health/plugin-pipeline-health-node';
import { EvaluatedStage } from '../evaluateStages';
import { endOf } from './endOf';
import { nameOf, rankOf, Trouble } from './Trouble';

/** An onset so close to the oldest sample may lie before it. */
const EDGE_MS = 5 * 60_000;

/**
 * The troubles of a stage: what a check covers becomes a part of its finding,
 * so that one trouble has one sentence, the worst severity and the earliest
 * times. What could not be asked is neither covered nor does it cover.
 *
 * @param found - what each check found, in the order of the checks
 * @param previous - what was told of the pipeline before
 */
export function troublesOf(
  { kind, context }: Pick<EvaluatedStage, 'kind' | 'context'>,
  found: readonly Finding[],
  previous: readonly Finding[],
): Trouble[] {
  const checks = new Map<string, Check>(
    kind
      ? checksOf(kind).map(check => [`${kind.kind}/${check.id}`, check])
      : [],
  );
  const covers = (head: Finding, part: Finding) =>
    head !== part &&
    head.severity !== 'unknown' &&
    part.severity !== 'unknown' &&
    (head.severity !== 'info' || part.severity === 'info') &&
    (checks.get(head.id)?.covers ?? []).some(
      id => part.id === `${kind?.kind}/${id}`,
    );
  const headOf = (finding: Finding) =>
    endOf(
      finding,
      part => found.find(head => covers(head, part)),
      it => found.indexOf(it),
    );
  return found
    .filter(finding => headOf(finding) === finding)
    .map(head => {
      const parts = found.filter(it => it !== head && headOf(it) === head);
      const check = checks.get(head.id);
      const before = previous.find(it => nameOf(it) === nameOf(head));
      return {
        finding: joined(head, parts),
        check,
        began: beganOf(head, context?.samples[check?.metric ?? '']?.[0]?.at),
        followedBefore: before?.followsFrom && nameOf(before.followsFrom),
      };
    });
}

function joined(head: Finding, parts: readonly Finding[]): Finding {
  if (!parts.length) {
    return head;
  }
  const all = [head, ...parts];
  const worst = all.reduce((a, b) =>
    rankOf(b.severity) < rankOf(a.severity) ? b : a,
  );
  // Times in ISO 8601, all in UTC, are in the order of their letters.
  const [since] = all.map(it => it.since).sort();
  const [onsetAt] = all.flatMap(it => it.onsetAt ?? []).sort();
  return {
    ...head,
    severity: worst.severity,
    since,
    ...(onsetAt !== undefined && { onsetAt }),
    parts: parts.map(partOf),
  };
}

function partOf({ stage: _, ...part }: Finding): FindingPart {
  return part;
}

/** Without an onset it began at any time before it was seen; at the edge of what is known, at any time before that. */
function beganOf(
  { onsetAt, since }: Finding,
  knownFrom: number = -Infinity,
): Trouble['began'] {
  const onset = onsetAt === undefined ? undefined : Date.parse(onsetAt);
  return {
    earliest:
      onset === undefined || onset <= knownFrom + EDGE_MS ? -Infinity : onset,
    latest: onset ?? Date.parse(since),
  };
}
