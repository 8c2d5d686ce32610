import { Knex } from 'knex';
import { among } from './bulk';
import { TraitAnswers } from './TraitAnswers';
import { idsWithText, TraitStore } from './TraitStore';
import { Visibility, whereVisible } from './visibility';

/** Which pipelines, by what is seldom changed of them. The values of one filter are joined by OR. */
export interface TraitFilter {
  /** What the caller may see. */
  visible: Visibility;
  owner?: readonly string[];
  system?: readonly string[];
  entityRef?: readonly string[];
  kind?: readonly string[];
  account?: readonly string[];
  region?: readonly string[];
  text?: string;
}

/** Which pipelines match, in the way that is the shortest to say. */
export type Matching =
  | { type: 'all' }
  | { type: 'only'; ids: readonly number[] }
  /** All but some, of those that there were. */
  | { type: 'allBut'; ids: readonly number[]; newest: number };

/** So few are read one by one. */
const FEW = 500;

/**
 * Works out which pipelines match a filter. It depends on nothing that an
 * assessment changes, so the answer is kept until somebody's traits change:
 * who may see some of them waits for pages no longer than who may see all.
 */
export class MatchingPipelines {
  private readonly answers: TraitAnswers<Matching>;
  private readonly names = new WeakMap<readonly string[], number>();
  private named = 0;

  constructor(private readonly knex: Knex, stores: { traits: TraitStore }) {
    this.answers = new TraitAnswers(stores);
  }

  async of(filter: TraitFilter, now: number): Promise<Matching> {
    if (matchesAll(filter)) {
      return { type: 'all' };
    }
    return this.answers.ask(this.keyOf(filter), now, () => this.work(filter));
  }

  /** A short text that is the same for the same filter: lists of what is visible are long. */
  keyOf({ visible: { entityRefs, demands }, ...filter }: TraitFilter): string {
    return JSON.stringify([
      entityRefs && this.nameOf(entityRefs),
      demands,
      filter,
    ]);
  }

  private nameOf(list: readonly string[]): string | number {
    if (list.length === 0) {
      return 'nothing';
    }
    const name = this.names.get(list) ?? (this.named += 1);
    this.names.set(list, name);
    return name;
  }

  private async work(filter: TraitFilter): Promise<Matching> {
    const { knex } = this;
    const query = knex('pipelines');
    whereVisible(query, knex, filter.visible);
    const { owner, system, entityRef } = filter;
    const own = { owner, system, entity_ref: entityRef };
    for (const [column, values] of Object.entries(own)) {
      if (values) {
        query.where(among(knex, `pipelines.${column}`, values));
      }
    }
    const { kind, account, region } = filter;
    if (kind || account || region) {
      query.whereIn('pipelines.id', withStage(knex, { kind, account, region }));
    }
    if (filter.text) {
      query.whereIn('pipelines.id', idsWithText(knex, filter.text));
    }
    const matching: number[] = await query.pluck('pipelines.id');
    if (matching.length <= FEW) {
      return { type: 'only', ids: matching };
    }
    // Asked later, so that what is new meanwhile is not taken for what matches.
    const all: number[] = await knex('pipelines').pluck('id');
    return shortest(matching, all);
  }
}

/** A query of the pipelines that match. */
export function pipelinesThat(
  knex: Knex,
  matching: Matching,
): Knex.QueryBuilder {
  const query = knex('pipelines');
  switch (matching.type) {
    case 'only':
      return query.where(isAmong(knex, 'pipelines.id', matching.ids));
    case 'allBut':
      return query
        .where('pipelines.id', '<=', matching.newest)
        .whereNot(it => it.where(isAmong(knex, 'pipelines.id', matching.ids)));
    default:
      return query;
  }
}

/** Few are read one by one; of many, those are read that are in the order of the list. */
export function isAmong(
  knex: Knex,
  id: string,
  ids: readonly number[],
): Knex.Raw {
  const isOneOf = among(knex, id, ids);
  return ids.length > FEW ? knex.raw('+?', [isOneOf]) : isOneOf;
}

function shortest(
  matching: readonly number[],
  all: readonly number[],
): Matching {
  const isMatching = new Set(matching);
  const others = all.filter(id => !isMatching.has(id));
  return others.length < matching.length
    ? {
        type: 'allBut',
        ids: others,
        newest: matching.reduce((newest, id) => Math.max(newest, id)),
      }
    : { type: 'only', ids: matching };
}

function matchesAll({ visible, ...filter }: TraitFilter): boolean {
  return (
    visible.entityRefs === undefined &&
    visible.demands === undefined &&
    Object.values(filter).every(value => value === undefined || value === '')
  );
}

/** The pipelines with a stage that meets all of the conditions. */
function withStage(
  knex: Knex,
  conditions: Pick<TraitFilter, 'kind' | 'account' | 'region'>,
): Knex.QueryBuilder {
  const query = knex('pipeline_stages')
    .join('stages', 'stages.id', 'pipeline_stages.stage_id')
    .select('pipeline_stages.pipeline_id');
  for (const [column, values] of Object.entries(conditions)) {
    if (values) {
      query.where(among(knex, `stages.${column}`, values));
    }
  }
  return query;
}
