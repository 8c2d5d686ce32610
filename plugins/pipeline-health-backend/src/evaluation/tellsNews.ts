import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { nameOf, rankOf } from './causes';

/** Whether something is found that was not, or worse than it was, or something else leads. */
export function tellsNews(
  before: readonly Finding[],
  { findings }: { findings: readonly Finding[] },
): boolean {
  const known = before.filter(burns);
  const found = findings.filter(burns);
  const isNew = (finding: Finding) =>
    !known.some(
      it =>
        nameOf(it) === nameOf(finding) &&
        rankOf(it.severity) <= rankOf(finding.severity),
    );
  return (
    found.some(isNew) ||
    (found.length > 0 && nameOf(found[0]) !== nameOf(known[0]))
  );
}

function burns({ severity }: Finding): boolean {
  return severity === 'critical' || severity === 'warning';
}
