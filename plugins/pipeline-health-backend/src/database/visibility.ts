import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { PipelineDemand } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { among } from './bulk';

/** Which pipelines somebody may see. */
export interface Visibility {
  /** The refs of their entities; absent: any. */
  entityRefs?: readonly string[];
  /** What is demanded of them; absent: nothing. */
  demands?: PermissionCriteria<PipelineDemand>;
}

/** Leaves of a query of `pipelines` those that are visible. */
export function whereVisible(
  query: Knex.QueryBuilder,
  knex: Knex,
  { entityRefs, demands }: Visibility,
): void {
  if (entityRefs) {
    query.where(among(knex, 'pipelines.entity_ref', entityRefs));
  }
  if (demands) {
    query.where(part => whereMet(part, knex, demands));
  }
}

/** No condition may come to null: its negation would be null, too. */
function whereMet(
  query: Knex.QueryBuilder,
  knex: Knex,
  criteria: PermissionCriteria<PipelineDemand>,
): void {
  const each = (child: PermissionCriteria<PipelineDemand>) => {
    return (part: Knex.QueryBuilder) => whereMet(part, knex, child);
  };
  if (isAndCriteria(criteria)) {
    criteria.allOf.forEach(child => query.where(each(child)));
  } else if (isOrCriteria(criteria)) {
    criteria.anyOf.forEach(child => query.orWhere(each(child)));
  } else if (isNotCriteria(criteria)) {
    query.whereNot(each(criteria.not));
  } else {
    whereDemanded(query, knex, criteria);
  }
}

function whereDemanded(
  query: Knex.QueryBuilder,
  knex: Knex,
  demand: PipelineDemand,
): void {
  if ('owners' in demand) {
    query
      .whereNotNull('pipelines.owner')
      .where(among(knex, 'pipelines.owner', demand.owners));
  } else if ('stageKinds' in demand) {
    query.whereIn(
      'pipelines.id',
      withStages(knex).where(among(knex, 'stages.kind', demand.stageKinds)),
    );
  } else if ('accounts' in demand) {
    const isIn = among(knex, 'stages.account', demand.accounts);
    query.whereIn('pipelines.id', withStages(knex).where(isIn)).whereNotExists(
      withStages(knex)
        .whereRaw('pipeline_stages.pipeline_id = pipelines.id')
        .whereNot(part => part.where(isIn)),
    );
  } else {
    const labels = knex('pipeline_labels')
      .select('pipeline_id')
      .where('label', demand.label);
    query.whereIn(
      'pipelines.id',
      demand.value === undefined ? labels : labels.where('value', demand.value),
    );
  }
}

function withStages(knex: Knex): Knex.QueryBuilder {
  return knex('pipeline_stages')
    .join('stages', 'stages.id', 'pipeline_stages.stage_id')
    .select('pipeline_stages.pipeline_id');
}
