import {
  StageRef,
  StageReport,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { among, greatest, updateMany } from './bulk';
import { DeclarationStore } from './DeclarationStore';
import { ReportStore } from './ReportStore';
import { StageRow } from './rows';
import { refOf } from './stageRows';
import { numberOf } from './values';
import { wantedNow } from './wantedNow';

/** A watched stage that an event may concern. */
export interface NamedStage {
  id: number;
  ref: StageRef;
  /** Epoch milliseconds of the last successful description. */
  describedAt?: number;
}

/** What an event comes to. */
export interface EventEffect {
  /** Names the event. */
  event: string;
  /** When stages are described because of it. */
  described: readonly { stageId: number; at: number }[];
  /** The stages whose series are asked for. */
  asked: readonly number[];
  reports: readonly { stageId: number; report: StageReport }[];
}

/** Takes in what sources are told unasked, each event once. */
export class EventStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      declarations: DeclarationStore;
      reports: ReportStore;
    },
  ) {}

  /** The stages of pipelines that have one of these names. */
  async named(names: readonly string[]): Promise<NamedStage[]> {
    const rows: StageRow[] = await this.knex('stages')
      .where(among(this.knex, 'name', names))
      .whereExists(
        this.knex('pipeline_stages')
          .select(this.knex.raw('1'))
          .whereRaw('pipeline_stages.stage_id = stages.id'),
      )
      .select('id', 'arn', 'kind', 'name', 'account', 'region', 'described_at');
    return rows.map(row => ({
      id: row.id,
      ref: refOf(row),
      describedAt: numberOf(row.described_at),
    }));
  }

  /**
   * Has what events come to happen, all of it or nothing; answers which of them
   * were not heard before. Those that were come to nothing.
   */
  async take(
    source: string,
    effects: readonly EventEffect[],
    /** Series that were answered until `answeredBefore` or later are not asked for. */
    { now, answeredBefore }: { now: number; answeredBefore: number },
  ): Promise<Set<string>> {
    return this.knex.transaction(async trx => {
      const events = effects.map(({ event }) => event);
      const fresh = await hear(trx, source, events, now);
      const news = effects.filter(({ event }) => fresh.has(event));
      await describeAt(
        trx,
        news.flatMap(({ described }) => described),
      );
      await trx('series')
        .where(
          among(
            trx,
            'stage_id',
            news.flatMap(({ asked }) => asked),
          ),
        )
        .where({ failures: 0 })
        .where('next_due_at', '>', now)
        .where('watermark', '<', answeredBefore)
        .update(wantedNow(trx, now));
      const reports = news.flatMap(each => each.reports);
      await this.stores.reports.store(reports, trx);
      await this.stores.declarations.markChanged(
        reports.map(({ stageId }) => stageId),
        trx,
      );
      return fresh;
    });
  }

  /** When the newest event was heard. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'heard_events', 'heard_at');
  }

  /** Forgets events that were heard before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('heard_events').where('heard_at', '<', time).delete();
  }
}

/** Notes that events were heard; answers those that were not before. */
async function hear(
  trx: Knex.Transaction,
  source: string,
  events: readonly string[],
  now: number,
): Promise<Set<string>> {
  const rows: { event: string }[] = await trx('heard_events')
    .insert(
      [...new Set(events)].map(event => ({ source, event, heard_at: now })),
    )
    .onConflict(['source', 'event'])
    .ignore()
    .returning('event');
  return new Set(rows.map(({ event }) => event));
}

/**
 * Has stages described at a time, if they are not before. It is noted as well: a
 * description that has begun already may not know of the event.
 */
async function describeAt(
  trx: Knex.Transaction,
  stages: readonly { stageId: number; at: number }[],
): Promise<void> {
  await updateMany(
    trx,
    'stages',
    { event_due_at: 'bigint' },
    stages.map(({ stageId, at }) => ({ id: stageId, event_due_at: at })),
  );
  await updateMany(
    trx,
    'stages',
    { next_describe_at: 'bigint' },
    stages.map(({ stageId, at }) => ({ id: stageId, next_describe_at: at })),
    {
      condition:
        'stages.failures = 0 and stages.next_describe_at > new.next_describe_at',
    },
  );
}
