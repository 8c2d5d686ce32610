import { ObjectiveCount } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { CountedTimespan } from '../evaluation';
import { greatest, upsert } from './bulk';
import { HOUR } from './packing';
import { ObjectiveHourRow, ObjectiveRow } from './rows';
import { numberOf, Stored } from './values';

const HOURS_OF_A_DAY = 24;

/** Of so many hours before now each is answered by itself, older ones by the day. */
const BY_THE_HOUR = 4 * HOURS_OF_A_DAY;

const HOURS_PER_DELETE = 5_000;

/** What was counted in one hour. */
export interface CountedHour extends ObjectiveCount {
  /** Hours since the epoch. */
  hour: number;
}

/** What was counted in several hours. */
interface CountedRow {
  first: number;
  last: number;
  good: number;
  bad: number;
  unknown: Stored;
  planned: Stored;
}

/** How far an objective of a pipeline was counted. */
export interface ObjectiveProgress {
  terms: string;
  /** Hours since the epoch; the first that was not counted. */
  countedUntil: number;
}

/** Keeps what was counted of the objectives of pipelines, by the hour. */
export class ObjectiveStore {
  constructor(private readonly knex: Knex) {}

  /** How far the objectives of a pipeline were counted, by name. */
  async progress(pipelineId: number): Promise<Map<string, ObjectiveProgress>> {
    const rows: ObjectiveRow[] = await this.knex('objectives').where({
      pipeline_id: pipelineId,
    });
    return new Map(
      rows.map(row => [
        row.name,
        { terms: row.terms, countedUntil: row.counted_until },
      ]),
    );
  }

  /** The first of the hours since one of which something is not known. */
  async firstUnknown(
    pipelineId: number,
    name: string,
    since: number,
  ): Promise<number | undefined> {
    const row = await this.knex('objective_hours')
      .where({ pipeline_id: pipelineId, name })
      .where('hour', '>=', since)
      .where('unknown_minutes', '>', 0)
      .min({ hour: 'hour' })
      .first();
    return numberOf(row?.hour ?? null);
  }

  /** What was counted from one hour to another, oldest first. */
  async counted(
    pipelineId: number,
    name: string,
    from: number,
    until: number,
  ): Promise<CountedTimespan[]> {
    const recent = until - BY_THE_HOUR;
    const rows: CountedRow[] = await this.knex('objective_hours')
      .where({ pipeline_id: pipelineId, name })
      .where('hour', '>=', from)
      .where('hour', '<', until)
      .groupByRaw('case when hour >= ? then hour else -(hour / ?) end', [
        recent,
        HOURS_OF_A_DAY,
      ])
      .select(
        this.knex.raw(
          `min(hour) as first, max(hour) as last, sum(good) as good, sum(bad) as bad,
           sum(unknown_minutes) as unknown, sum(planned_minutes) as planned`,
        ),
      )
      .orderBy('first');
    return rows.map(row => ({
      from: row.first * HOUR,
      until: (row.last + 1) * HOUR,
      good: row.good,
      bad: row.bad,
      unknownMinutes: Number(row.unknown),
      plannedMinutes: Number(row.planned),
    }));
  }

  /**
   * Stores hours in the place of what was counted of them. What was counted by
   * other terms is forgotten. Of a pipeline that was removed meanwhile nothing is kept.
   */
  async store(
    pipelineId: number,
    name: string,
    { terms, countedUntil }: ObjectiveProgress,
    hours: readonly CountedHour[],
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      const pipeline = await trx('pipelines')
        .where({ id: pipelineId })
        .first('id');
      if (!pipeline) {
        return;
      }
      const before: ObjectiveRow | undefined = await trx('objectives')
        .where({ pipeline_id: pipelineId, name })
        .first();
      if (before && before.terms !== terms) {
        await trx('objective_hours')
          .where({ pipeline_id: pipelineId, name })
          .delete();
      }
      await upsert<ObjectiveHourRow>(
        trx,
        'objective_hours',
        hours.map(count => ({
          pipeline_id: pipelineId,
          name,
          hour: count.hour,
          good: count.good,
          bad: count.bad,
          unknown_minutes: count.unknownMinutes,
          planned_minutes: count.plannedMinutes,
        })),
        ['pipeline_id', 'name', 'hour'],
        ['good', 'bad', 'unknown_minutes', 'planned_minutes'],
      );
      await upsert<ObjectiveRow>(
        trx,
        'objectives',
        [{ pipeline_id: pipelineId, name, terms, counted_until: countedUntil }],
        ['pipeline_id', 'name'],
        ['terms', 'counted_until'],
      );
    });
  }

  /** The newest hour that was counted. */
  async newestTime(): Promise<number | undefined> {
    const hour = await greatest(this.knex, 'objective_hours', 'hour');
    return hour === undefined ? undefined : hour * HOUR;
  }

  /** Drops what was counted of the hours before a time. */
  async dropBefore(time: number): Promise<void> {
    let dropped: number;
    do {
      const rows = this.knex('objective_hours')
        .where('hour', '<', Math.floor(time / HOUR))
        .limit(HOURS_PER_DELETE)
        .select('pipeline_id', 'name', 'hour');
      dropped = await this.knex('objective_hours')
        .whereIn(['pipeline_id', 'name', 'hour'], rows)
        .delete();
    } while (dropped === HOURS_PER_DELETE);
  }
}
