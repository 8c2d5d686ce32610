import { Finding } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * What each check found when the pipeline was last assessed, by stage and id.
 * Findings that became one then are apart again; what is remembered of them
 * comes last and counts.
 */
export function foundBefore(
  previous: readonly Finding[],
): ReadonlyMap<string, ReadonlyMap<string, Finding>> {
  const stages = new Map<string, Map<string, Finding>>();
  for (const { parts = [], followsFrom: _, ...finding } of previous) {
    const found = stages.get(finding.stage) ?? new Map<string, Finding>();
    stages.set(finding.stage, found);
    for (const each of [finding, ...parts]) {
      found.set(each.id, { ...each, stage: finding.stage });
    }
  }
  return stages;
}

/** The same, each by itself. */
export function eachFound(findings: readonly Finding[]): Finding[] {
  return [...foundBefore(findings).values()].flatMap(it => [...it.values()]);
}
