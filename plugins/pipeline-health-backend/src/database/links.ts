import { Link } from '@pipeline-health/plugin-pipeline-health-common';
import { declarationOf } from './declarationRow';
import { LinkRow, PipelineRow } from './rows';

/** The link that a row holds. */
export function linkOf(
  row: Pick<LinkRow, 'from_arn' | 'to_arn' | 'relation'>,
): Link {
  return { from: row.from_arn, to: row.to_arn, relation: row.relation };
}

/** The links that the entity of a pipeline declares. */
export function declaredLinks(row: Pick<PipelineRow, 'declaration'>): Link[] {
  const { links = [] } = declarationOf(row);
  return links.map(({ from, to, relation }) => ({ from, to, relation }));
}

/** The links both of whose ends are stages of a pipeline, each once. */
export function linksAmong(
  stages: readonly string[],
  links: readonly Link[],
): Link[] {
  const arns = new Set(stages);
  const among = links.filter(({ from, to }) => arns.has(from) && arns.has(to));
  return [...new Map(among.map(link => [JSON.stringify(link), link])).values()];
}
