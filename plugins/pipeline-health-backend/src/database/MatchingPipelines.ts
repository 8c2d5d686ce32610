import { Knex } from 'knex';
import { among } from './bulk';
import { idsWithText, TraitStore } from './TraitStore';
import { Visibility, whereVisible } from './visibility';

/** Which pipelines, by what is seldom changed of them. The values of one filter are joined by OR. */
export interface TraitFilter {
  /** What the caller may see. */
  visible: Visibility;
  owner?: readonly string[];
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

/** For so long an answer holds, whatever the version of the traits says: somebody may change a table by hand. */
const KEPT_FOR_MS = 15_000;
const KEPT_ANSWERS = 200;

/** So few are read one by one. */
export const FEW = 500;

interface Answer {
  version: number;
  until: number;
  matching: Promise<Matching>;
}

/**
 * Works out which pipelines match a filter. It depends on nothing that an
 * assessment changes, so the answer is kept until somebody's traits change:
 * who may see some of them waits for pages no longer than who may see all.
 */
export class MatchingPipelines {
  private readonly answers = new Map<string, Answer>();
  private readonly names = new WeakMap<readonly string[], number>();
  private named = 0;

  constructor(
    private readonly knex: Knex,
    private readonly stores: { traits: TraitStore },
  ) {}

  async of(filter: TraitFilter, now: number): Promise<Matching> {
    if (matchesAll(filter)) {
      return { type: 'all' };
    }
    const version = await this.stores.traits.version();
    const key = this.keyOf(filter);
    const known = this.answers.get(key);
    if (known && known.version === version && known.until > now) {
      return known.matching;
    }
    const answer: Answer = {
      version,
      until: now + KEPT_FOR_MS,
      matching: this.work(filter),
    };
    this.keep(key, answer);
    return answer.matching;
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

  private keep(key: string, answer: Answer): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > KEPT_ANSWERS) {
      this.answers.delete(oldest);
    }
    answer.matching.catch(() => {
      if (this.answers.get(key) === answer) {
        this.answers.delete(key);
      }
    });
  }

  private async work(filter: TraitFilter): Promise<Matching> {
    const { knex } = this;
    const query = knex('pipelines');
    whereVisible(query, knex, filter.visible);
    if (filter.owner) {
      query.where(among(knex, 'pipelines.owner', filter.owner));
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
