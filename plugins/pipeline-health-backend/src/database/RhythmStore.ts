import {
  Rhythm,
  Shard,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { among, updateMany, upsert } from './bulk';
import { HOUR } from './packing';
import { RhythmRow, SeriesRow } from './rows';
import { describedStage, shardOf, withStages } from './stageRows';

/** A series whose rhythm is to be asked for. */
export interface DueRhythm {
  seriesId: number;
  stageId: number;
  stage: StageRef;
  inventory: JsonObject;
  metric: string;
}

const SUM_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Keeps what came in each hour of the weeks before, one row a series. */
export class RhythmStore {
  constructor(private readonly knex: Knex) {}

  /** Series of described stages whose rhythms are to be asked for. */
  async due(shard: Shard, now: number, limit: number): Promise<DueRhythm[]> {
    const rows: Pick<SeriesRow, 'id' | 'stage_id' | 'metric'>[] =
      await this.knex('series')
        .where({ shard: shardOf(shard) })
        .where('rhythm_due_at', '<=', now)
        .whereExists(describedStage(this.knex))
        .orderBy(['rhythm_due_at', 'id'])
        .limit(limit)
        .select('id', 'stage_id', 'metric');
    return withStages(this.knex, rows, (row, { stage, inventory }) => ({
      seriesId: row.id,
      stageId: row.stage_id,
      stage,
      inventory,
      metric: row.metric,
    }));
  }

  /** Stores when rhythms are asked for next. */
  async storeDueTimes(
    rhythms: readonly { seriesId: number; dueAt: number }[],
  ): Promise<void> {
    await updateMany(
      this.knex,
      'series',
      { rhythm_due_at: 'bigint' },
      rhythms.map(({ seriesId, dueAt }) => ({
        id: seriesId,
        rhythm_due_at: dueAt,
      })),
      { condition: 'series.rhythm_due_at is not null' },
    );
  }

  /** Stores rhythms in the place of what was known. */
  async store(
    rhythms: readonly { seriesId: number; rhythm: Rhythm }[],
  ): Promise<void> {
    await upsert(
      this.knex,
      'rhythms',
      rhythms.map(({ seriesId, rhythm: { from, sums } }) => ({
        series_id: seriesId,
        first_hour: from / HOUR,
        packed: packSums(sums),
      })),
      ['series_id'],
      ['first_hour', 'packed'],
    );
  }

  /** The rhythms of some series, as far as they are known. */
  async of(seriesIds: readonly number[]): Promise<Map<number, Rhythm>> {
    const rows: RhythmRow[] = await this.knex('rhythms').where(
      among(this.knex, 'series_id', seriesIds),
    );
    return new Map(
      rows.map(row => [
        row.series_id,
        { from: row.first_hour * HOUR, sums: unpackSums(row.packed) },
      ]),
    );
  }
}

function packSums(sums: readonly number[]): Buffer {
  const packed = Buffer.alloc(sums.length * SUM_BYTES);
  sums.forEach((sum, index) => packed.writeFloatLE(sum, index * SUM_BYTES));
  return packed;
}

/** Reads them all at once, which is many times as fast; every platform of Node.js is little-endian. */
function unpackSums({ buffer, byteOffset, byteLength }: Buffer): number[] {
  return Array.from(
    new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength)),
  );
}
