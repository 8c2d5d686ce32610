import {
  Finding,
  healthOfSeverity,
  IncidentFinding,
  UnhealthyHealth,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { causeKeyOf } from './causeKey';

/** A cause of trouble in a pipeline, with all that follows from it there. */
export interface FoundCause {
  /** The same in all pipelines, see {@link causeKeyOf}. */
  key: string;
  /** What to look at first. */
  finding: Finding;
  /** The worst of all findings. */
  health: UnhealthyHealth;
  /** The cause's own first, then what follows from it. */
  findings: IncidentFinding[];
  /** The keys that its consequences would have if they were causes. */
  follows: string[];
  /** Epoch milliseconds; since when it is found. */
  since: number;
  /** Epoch milliseconds; when it began by its evidence. */
  onsetAt?: number;
}

/** The causes of all that is found on a pipeline, except of what does not change its health. */
export function causesOf(findings: readonly Finding[]): FoundCause[] {
  const troubles = findings.filter(it => it.severity !== 'info');
  const first = (finding: Finding) =>
    troubles.find(
      it =>
        it.id === finding.followsFrom?.id &&
        it.stage === finding.followsFrom.stage,
    ) ?? finding;
  // How a broken stage is set up is no incident beside that of its trouble.
  const keyOf = (finding: Finding): string => {
    const trouble = isPosture(finding)
      ? troubles.find(it => it.stage === finding.stage && !isPosture(it))
      : undefined;
    return causeKeyOf(first(trouble ?? finding));
  };
  const groups = new Map<string, Finding[]>();
  for (const finding of troubles) {
    const key = keyOf(finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups].map(([key, found]) => {
    const own = found.filter(it => causeKeyOf(it) === key);
    const others = found.filter(it => !own.includes(it));
    const all = [...own, ...others];
    const onsets = own.flatMap(it =>
      it.onsetAt === undefined ? [] : Date.parse(it.onsetAt),
    );
    return {
      key,
      finding: own[0] ?? found[0],
      health: worstOf(all),
      findings: all.map(incidentFinding),
      // It may outlast the trouble, and must not keep it open then.
      follows: [
        ...new Set(others.filter(it => !isPosture(it)).map(causeKeyOf)),
      ],
      since: Math.min(...all.map(it => Date.parse(it.since))),
      ...(onsets.length > 0 && { onsetAt: Math.min(...onsets) }),
    };
  });
}

function isPosture({ claim }: Finding): boolean {
  return claim === 'posture';
}

function incidentFinding(finding: Finding): IncidentFinding {
  const { id, stage, severity, title, message, followsFrom, evidence } =
    finding;
  return {
    id,
    stage,
    severity,
    title,
    message,
    ...(followsFrom && { followsFrom }),
    ...(mainCountOf(evidence) !== undefined && {
      count: mainCountOf(evidence),
    }),
  };
}

/** The number that grows or shrinks with a trouble: the first that its evidence counts. */
function mainCountOf(evidence: Finding['evidence']): number | undefined {
  const [, count] =
    Object.entries(evidence).find(
      ([name, value]) =>
        typeof value === 'number' && !/(Seconds|Ratio|Bytes)$/.test(name),
    ) ?? [];
  return typeof count === 'number' ? count : undefined;
}

function worstOf(findings: readonly Finding[]): UnhealthyHealth {
  const worst = worstHealth(
    findings.map(({ severity }) => healthOfSeverity(severity)),
  );
  return worst === 'healthy' ? 'warning' : worst;
}
