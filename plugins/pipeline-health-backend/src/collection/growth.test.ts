import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import {
  entityOf,
  MINUTE,
  setUpCollection,
} from './__testUtils__/setUpCollection';

jest.setTimeout(120_000);

/** All is due in each round. */
const minutely = { describe: '1m', metrics: '1m' };
const settings = {
  collection: { tiers: { hot: minutely, warm: minutely, cold: minutely } },
};

/** What a round had the database do. */
interface Work {
  statements: number;
  /** That were read, or told of as changed. */
  rows: number;
  /** Assessments that were stored. */
  assessments: number;
  /** Each with values that it had, and how often it came. */
  questions: Map<string, { bindings: readonly Knex.Value[]; times: number }>;
}

const begin = (): Work => ({
  statements: 0,
  rows: 0,
  assessments: 0,
  questions: new Map(),
});

/** The drivers answer in different ways when they are asked in SQL. */
function rowsOf(answer: unknown): number {
  if (Array.isArray(answer)) {
    return answer.length;
  }
  return answer instanceof Object && 'rows' in answer ? rowsOf(answer.rows) : 0;
}

function watch(knex: Knex): () => Work {
  let work: Work = begin();
  knex.on(
    'query-response',
    (
      answer: unknown,
      { sql, bindings }: { sql: string; bindings: never[] },
    ) => {
      const rows = Array.isArray(answer) ? answer.length : 0;
      work.statements += 1;
      work.rows += rows;
      if (/^update pipelines set assessed_revision/.test(sql)) {
        work.assessments += rowsOf(answer);
      }
      if (/^select/i.test(sql)) {
        const times = (work.questions.get(sql)?.times ?? 0) + 1;
        work.questions.set(sql, { bindings, times });
      }
    },
  );
  return () => {
    const done = work;
    work = begin();
    return done;
  };
}

/** A round in which all of so many pipelines is due, a queue each. */
async function fullRound(knex: Knex, pipelines: number): Promise<Work> {
  const { source, entities, time, collect } = setUpCollection(knex, settings);
  source.batch = 500;
  for (let index = 0; index < pipelines; index++) {
    const name = `queue-${index}`;
    entities.push(entityOf(name, [source.add(name)]));
  }
  await collect();
  time.now += MINUTE;
  const work = watch(knex);
  await collect();
  return work();
}

describeOnDatabases('the work of a full round', ({ migrated }) => {
  it('grows with what is due and no faster, and assesses each pipeline once', async () => {
    const few = await fullRound(await migrated(), 100);
    const many = await fullRound(await migrated(), 600);
    expect(few.assessments).toBe(100);
    expect(many.assessments).toBe(600);
    expect(many.statements).toBeLessThanOrEqual(6 * few.statements);
    expect(many.rows).toBeLessThanOrEqual(6 * few.rows);
  });
});

describeOnDatabases('a page of a round', ({ migrated }) => {
  it('looks up what it needs and searches nothing', async () => {
    const knex = await migrated();
    if (knex.client.config.client === 'pg') {
      // PostgreSQL reads tables as small as these whole, whatever their indexes.
      return;
    }
    const { questions } = await fullRound(knex, 1100);
    const searching: string[] = [];
    let ofPages = 0;
    for (const [sql, { bindings, times }] of questions) {
      // What is asked once at the beginning and at the end may look at all that there is.
      if (times > 3) {
        ofPages += 1;
        const plan: { detail: string }[] = await knex.raw(
          `explain query plan ${sql}`,
          bindings,
        );
        searching.push(
          ...plan.flatMap(({ detail }) =>
            /^SCAN (pipelines|stages|series|pipeline_stages|links|sample_hours|others)/.test(
              detail,
            )
              ? [`${detail}: ${sql}`]
              : [],
          ),
        );
      }
    }
    expect(searching).toEqual([]);
    expect(ofPages).toBeGreaterThan(10);
  });
});
