import { KindDescription } from '@pipeline-health/plugin-pipeline-health-common';
import { Thresholds } from './Check';
import { checksOf, StageKind, templatesOf } from './StageKind';

/**
 * Everything that a kind says of itself, with the lines in force.
 *
 * @public
 */
export function describeKind(
  kind: StageKind,
  lines: Thresholds,
): KindDescription {
  return {
    kind: kind.kind,
    title: kind.title,
    ...(kind.arns && { arns: kind.arns }),
    metrics: kind.metrics.map(({ metric, title, unit, key, derived }) => ({
      metric,
      title,
      unit,
      ...(key && { key }),
      ...(derived && { derived }),
    })),
    thresholds: Object.entries(kind.thresholds).map(
      ([name, { title, unit, description }]) => ({
        name,
        title,
        unit,
        description,
        ...lines[name],
      }),
    ),
    checks: checksOf(kind).map(({ id, title, description, metric }) => ({
      id,
      title,
      description,
      ...(metric && { metric }),
    })),
    relations: Object.entries(kind.relations ?? {}).map(
      ([relation, title]) => ({
        relation,
        title,
        ...roleOf(kind, relation),
        ...kind.linkFigures?.[relation],
      }),
    ),
    inventory: Object.entries(kind.inventory).map(([key, fact]) => ({
      key,
      ...fact,
    })),
    messages: templatesOf(kind),
  };
}

function roleOf(
  { failureRelations, sideRelations }: StageKind,
  relation: string,
): Pick<KindDescription['relations'][number], 'role'> {
  const role = failureRelations?.includes(relation)
    ? 'failure'
    : sideRelations?.[relation];
  return role ? { role } : {};
}
