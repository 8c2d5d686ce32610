import {
  Claim,
  healthOfSeverity,
  HEALTHS,
  Link,
  Severity,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';

interface JudgedFinding {
  severity: Severity;
  claim: Claim;
}

/** A stage with what was found on it. */
export interface JudgedStage {
  arn: string;
  findings: JudgedFinding[];
}

/**
 * For every starving stage downstream of a stage that is itself broken, and at
 * least as badly: the first such stage. `ordered` is in upstream order.
 */
export function consequencesOf(
  ordered: JudgedStage[],
  links: Link[],
): Map<string, string> {
  const targets = targetsOf(
    ordered.map(stage => stage.arn),
    links,
  );
  const consequences = new Map<string, string>();
  for (const cause of ordered) {
    const badness = breakage(cause);
    if (badness === undefined) {
      continue;
    }
    const downstream = downstreamOf(cause.arn, targets);
    for (const stage of ordered) {
      if (
        stage !== cause &&
        !consequences.has(stage.arn) &&
        downstream.has(stage.arn) &&
        starves(stage) &&
        badness <= rank(stage.findings)
      ) {
        consequences.set(stage.arn, cause.arn);
      }
    }
  }
  return consequences;
}

/** How bad a stage is by its own fault; undefined when it is not. */
function breakage(stage: JudgedStage): number | undefined {
  const own = stage.findings.filter(
    finding =>
      finding.claim !== 'starvation' &&
      (finding.severity === 'critical' || finding.severity === 'warning'),
  );
  return own.length ? rank(own) : undefined;
}

function starves(stage: JudgedStage): boolean {
  const worst = rank(stage.findings);
  return (
    HEALTHS[worst] !== 'healthy' &&
    stage.findings
      .filter(finding => rank([finding]) === worst)
      .every(finding => finding.claim === 'starvation')
  );
}

function rank(findings: JudgedFinding[]): number {
  return HEALTHS.indexOf(
    worstHealth(findings.map(finding => healthOfSeverity(finding.severity))),
  );
}

function targetsOf(arns: string[], links: Link[]): Map<string, string[]> {
  const targets = new Map<string, string[]>(arns.map(arn => [arn, []]));
  for (const { from, to } of links) {
    if (targets.has(to)) {
      targets.get(from)?.push(to);
    }
  }
  return targets;
}

function downstreamOf(
  arn: string,
  targets: Map<string, string[]>,
): Set<string> {
  const found = new Set<string>();
  const pending = [...(targets.get(arn) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!found.has(next)) {
      found.add(next);
      pending.push(...(targets.get(next) ?? []));
    }
  }
  return found;
}
