import {
  KindDescription,
  ListKindsResponse,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  checksOf,
  StageKind,
  templatesOf,
  Thresholds,
} from '@pipeline-health/plugin-pipeline-health-node';
import { messages } from './messages';
import { Rules } from './rules';

/** What the kinds say of themselves, with the lines that are configured. */
export function describeKinds({
  kinds,
  thresholds,
}: Pick<Rules, 'kinds' | 'thresholds'>): ListKindsResponse {
  return {
    items: [...kinds.values()].map(kind =>
      describeKind(kind, thresholds.get(kind.kind) ?? {}),
    ),
    messages,
  };
}

function describeKind(kind: StageKind, lines: Thresholds): KindDescription {
  return {
    kind: kind.kind,
    title: kind.title,
    metrics: kind.metrics.map(({ metric, title, unit, key }) => ({
      metric,
      title,
      unit,
      ...(key && { key }),
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
    checks: checksOf(kind).map(({ id, title, description }) => ({
      id,
      title,
      description,
    })),
    relations: Object.entries(kind.relations ?? {}).map(
      ([relation, title]) => ({ relation, title }),
    ),
    inventory: Object.entries(kind.inventory).map(([key, fact]) => ({
      key,
      ...fact,
    })),
    messages: templatesOf(kind),
  };
}
