import {
  ActiveMaintenance,
  MaintenanceWindow,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import {
  activeAmong,
  activeBetween,
  activeUntil,
  MaintenanceTimes,
  nextBegin,
  nextChange,
} from '../evaluation';
import { among, greatest } from './bulk';
import { MaintenanceWindowRow, PipelineRow } from './rows';
import { forgetSummaries } from './summaryOf';
import { jsonOf, textOf } from './values';

/** When pipelines are worked on, as the site configured it. */
export interface ConfiguredMaintenance {
  times: MaintenanceTimes;
  /** Entity refs; absent: all. */
  pipelines?: readonly string[];
  /** Entity refs of owners; absent: all. */
  owners?: readonly string[];
}

/** Whether a pipeline is worked on. */
export interface MaintenanceState {
  active?: ActiveMaintenance;
  /** When that changes by itself, in epoch milliseconds; absent: never. */
  changesAt?: number;
}

type Pipeline = Pick<PipelineRow, 'entity_ref' | 'owner' | 'declaration'>;
type Window = Omit<
  MaintenanceWindow,
  'activeUntil' | 'nextAt' | 'duration' | 'cron'
> & {
  times: MaintenanceTimes;
};

/** Knows when pipelines are worked on: as configured, as they declare it, and as people said. */
export class MaintenanceStore {
  /** Tells whether something else is configured than before. */
  readonly fingerprint: string;

  constructor(
    private readonly knex: Knex,
    private readonly configured: readonly ConfiguredMaintenance[] = [],
  ) {
    this.fingerprint = createHash('sha1')
      .update(JSON.stringify(configured))
      .digest('base64url')
      .slice(0, 12);
  }

  /** Which of some pipelines are worked on now, and why, by entity ref. */
  async active(
    entityRefs: readonly string[],
    now: number,
    knex: Knex = this.knex,
  ): Promise<Map<string, ActiveMaintenance>> {
    const states = await this.states(entityRefs, now, knex);
    return new Map(
      [...states].flatMap(([entityRef, { active }]) =>
        active ? [[entityRef, active]] : [],
      ),
    );
  }

  /** Whether some pipelines are worked on now, and when that changes by itself, in epoch milliseconds. */
  async states(
    entityRefs: readonly string[],
    now: number,
    knex: Knex = this.knex,
  ): Promise<Map<string, MaintenanceState>> {
    const states = new Map<string, MaintenanceState>();
    for (const [entityRef, windows] of await this.windows(entityRefs, knex)) {
      const times = windows.map(each => each.times);
      states.set(entityRef, {
        active: activeAmong(times, now),
        changesAt: nextChange(times, now),
      });
    }
    return states;
  }

  /** When a pipeline is worked on between two times, in epoch milliseconds. */
  async between(
    entityRef: string,
    from: number,
    until: number,
  ): Promise<{ from: number; until: number }[]> {
    const windows = (await this.windows([entityRef], this.knex)).get(entityRef);
    return (windows ?? []).flatMap(({ times }) =>
      activeBetween(times, from, until),
    );
  }

  /** When a pipeline is worked on; what is over is left out. */
  async list(entityRef: string, now: number): Promise<MaintenanceWindow[]> {
    const windows = (await this.windows([entityRef], this.knex)).get(entityRef);
    return (windows ?? [])
      .filter(
        ({ times }) => !('until' in times) || Date.parse(times.until) > now,
      )
      .map(({ times, ...rest }) => {
        const until = activeUntil(times, now);
        const next = nextBegin(times, now);
        return {
          ...rest,
          ...times,
          ...(until !== undefined && {
            activeUntil: new Date(until).toISOString(),
          }),
          ...(next !== undefined && { nextAt: new Date(next).toISOString() }),
        };
      });
  }

  /** Adds what a person said. */
  async add(
    entityRef: string,
    times: MaintenanceTimes,
    by: string,
    now: number,
  ): Promise<string> {
    const row: Omit<MaintenanceWindowRow, 'id'> = {
      entity_ref: entityRef,
      times: textOf(JSON.stringify(times)),
      ends_at: 'until' in times ? Date.parse(times.until) : null,
      added_by: textOf(by),
      added_at: now,
    };
    return this.knex.transaction(async trx => {
      const [{ id }]: Pick<MaintenanceWindowRow, 'id'>[] = await trx(
        'maintenance_windows',
      )
        .insert(row)
        .returning('id');
      await forgetSummaries(trx, [entityRef]);
      return String(id);
    });
  }

  /** Takes back what a person said; false when nobody said it. */
  async remove(entityRef: string, id: string): Promise<boolean> {
    return this.knex.transaction(async trx => {
      const removed = await trx('maintenance_windows')
        .where({ entity_ref: entityRef, id: Number(id) })
        .delete();
      await forgetSummaries(trx, [entityRef]);
      return removed > 0;
    });
  }

  /** When the last window ended. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'maintenance_windows', 'ends_at');
  }

  /** Drops windows that ended before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('maintenance_windows').where('ends_at', '<', time).delete();
  }

  private async windows(
    entityRefs: readonly string[],
    knex: Knex,
  ): Promise<Map<string, Window[]>> {
    const pipelines: Pipeline[] = await knex('pipelines')
      .where(among(knex, 'entity_ref', entityRefs))
      .select('entity_ref', 'owner', 'declaration');
    const added: MaintenanceWindowRow[] = await knex('maintenance_windows')
      .where(among(knex, 'entity_ref', entityRefs))
      .orderBy('id');
    const of = new Map<string, MaintenanceWindowRow[]>();
    for (const row of added) {
      of.set(row.entity_ref, [...(of.get(row.entity_ref) ?? []), row]);
    }
    return new Map(
      pipelines.map(pipeline => [
        pipeline.entity_ref,
        [
          ...this.configuredFor(pipeline),
          ...declaredBy(pipeline),
          ...(of.get(pipeline.entity_ref) ?? []).map(windowOf),
        ],
      ]),
    );
  }

  private configuredFor({ entity_ref: ref, owner }: Pipeline): Window[] {
    return this.configured
      .filter(
        ({ pipelines, owners }) =>
          (pipelines?.includes(ref) ?? true) &&
          (owners?.includes(owner ?? '') ?? true),
      )
      .map(({ times }) => ({
        source: 'configuration',
        reason: times.reason,
        times,
      }));
  }
}

function declaredBy({ declaration }: Pipeline): Window[] {
  const { maintenance = [] } =
    jsonOf<{ maintenance?: MaintenanceTimes[] }>(declaration) ?? {};
  return maintenance.map(times => ({
    source: 'annotation',
    reason: times.reason,
    times,
  }));
}

function windowOf({
  id,
  times: text,
  added_by: by,
}: MaintenanceWindowRow): Window {
  const times: MaintenanceTimes = JSON.parse(text);
  return { id: String(id), source: 'person', reason: times.reason, by, times };
}
