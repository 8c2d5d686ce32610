import {
  Finding,
  Health,
  Link,
  Pipeline,
  Run,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { CountedLoss, recountLoss } from '../evaluation';
import { StoredDeclaration } from './declarationRow';
import { declaredLinks, linkOf, linksAmong } from './links';
import { leadingIncident } from './leadingIncident';
import { openIncidents } from './seenIncidents';
import { RunStore } from './RunStore';
import { SummaryStore } from './SummaryStore';
import { LinkRow, PipelineRow, PipelineStageRow, StageRow } from './rows';
import { jsonOf, pastOf, timeOf } from './values';

/** How many runs of a stage its pipeline's page shows. */
const RUNS_SHOWN = 50;

/** The columns of `pipeline_stages` that a stage shows, under names of their own. */
const MEMBERSHIP_COLUMNS = {
  origin: 'pipeline_stages.origin',
  note: 'pipeline_stages.note',
  note_message: 'pipeline_stages.note_message',
  health: 'pipeline_stages.health',
  consequence_of: 'pipeline_stages.consequence_of',
  readings: 'pipeline_stages.readings',
  loss: 'pipeline_stages.loss',
} as const;

type MembershipColumns = Pick<
  PipelineStageRow,
  keyof typeof MEMBERSHIP_COLUMNS
>;

/** Reads one pipeline with everything that its page shows. */
export class PipelineStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      runs: RunStore;
      summaries: SummaryStore;
    },
  ) {}

  /** A pipeline, and what was found before on stages that could not be judged. */
  async get(
    entityRef: string,
    now: number,
  ): Promise<(Pipeline & { remembered: Finding[] }) | undefined> {
    const row: PipelineRow | undefined = await this.knex('pipelines')
      .where({ entity_ref: entityRef })
      .first();
    if (!row) {
      return undefined;
    }
    const [[summary], stages, links] = await Promise.all([
      this.stores.summaries.of([row], now),
      this.stages(row.id, now),
      this.links(row.id),
    ]);
    const maintained = new Map([[entityRef, summary.maintenance]]);
    const open = await openIncidents(this.knex, [entityRef], maintained, now);
    const incidents = open.get(entityRef) ?? [];
    return {
      ...summary,
      stages,
      links: linksAmong(
        stages.map(({ arn }) => arn),
        [...links, ...declaredLinks(row)],
      ),
      findings: jsonOf<Finding[]>(row.findings) ?? [],
      remembered: jsonOf<Finding[]>(row.remembered) ?? [],
      openIncident: leadingIncident(incidents, summary.reason),
      openIncidents: incidents,
      runbook: row.runbook ?? undefined,
    };
  }

  /** The unchecked threshold overrides of a pipeline; undefined when there is no such pipeline. */
  async thresholdOverrides(
    entityRef: string,
  ): Promise<StoredDeclaration['thresholds'] | undefined> {
    const row: Pick<PipelineRow, 'declaration'> | undefined = await this.knex(
      'pipelines',
    )
      .where({ entity_ref: entityRef })
      .first('declaration');
    return row && jsonOf<StoredDeclaration>(row.declaration)?.thresholds;
  }

  /** What a stage of a pipeline is; undefined when the pipeline has no such stage. */
  async member(
    entityRef: string,
    arn: string,
  ): Promise<Pick<Stage, 'kind' | 'inventory'> | undefined> {
    const row: Pick<StageRow, 'kind' | 'inventory'> | undefined =
      await this.knex('pipeline_stages')
        .join('pipelines', 'pipelines.id', 'pipeline_stages.pipeline_id')
        .join('stages', 'stages.id', 'pipeline_stages.stage_id')
        .where({ 'pipelines.entity_ref': entityRef, 'stages.arn': arn })
        .first('stages.kind', 'stages.inventory');
    return row && { kind: row.kind, inventory: jsonOf(row.inventory) ?? {} };
  }

  /** The entity refs of the pipelines that have a stage. */
  async withStage(arn: string): Promise<string[]> {
    const rows: Pick<PipelineRow, 'entity_ref'>[] = await this.knex(
      'pipeline_stages',
    )
      .join('pipelines', 'pipelines.id', 'pipeline_stages.pipeline_id')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .where({ 'stages.arn': arn })
      .orderBy('pipelines.entity_ref')
      .select('pipelines.entity_ref');
    return rows.map(row => row.entity_ref);
  }

  private async stages(pipelineId: number, now: number): Promise<Stage[]> {
    const rows: (StageRow & MembershipColumns)[] = await this.knex(
      'pipeline_stages',
    )
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .where('pipeline_stages.pipeline_id', pipelineId)
      .orderBy(['pipeline_stages.depth', 'stages.arn'])
      .select('stages.*', MEMBERSHIP_COLUMNS);
    const runs = await this.stores.runs.newest(
      rows.map(row => row.id),
      RUNS_SHOWN,
    );
    return rows.map(row => stageOf(row, runs.get(row.id), now));
  }

  private async links(pipelineId: number): Promise<Link[]> {
    const arns = this.knex('pipeline_stages')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .where('pipeline_stages.pipeline_id', pipelineId)
      .select('stages.arn');
    const describers = this.knex('pipeline_stages')
      .where({ pipeline_id: pipelineId })
      .select('stage_id');
    const rows: LinkRow[] = await this.knex('links')
      .whereIn('stage_id', describers)
      .whereIn('from_arn', arns)
      .whereIn('to_arn', arns.clone())
      .distinct('from_arn', 'to_arn', 'relation')
      .orderBy(['from_arn', 'to_arn', 'relation']);
    return rows.map(linkOf);
  }
}

function stageOf(
  row: StageRow & MembershipColumns,
  runs: Run[] | undefined,
  now: number,
): Stage {
  const describedAt = pastOf(row.described_at, now);
  return {
    arn: row.arn,
    kind: row.kind,
    name: row.name,
    account: row.account,
    region: row.region,
    origin: row.origin === 'declared' ? 'declared' : 'discovered',
    originNote: row.note ?? undefined,
    originMessage: jsonOf(row.note_message),
    health: row.health as Health,
    consequenceOf: row.consequence_of ?? undefined,
    inventory: jsonOf(row.inventory) ?? {},
    readings: jsonOf(row.readings) ?? {},
    ...recountLoss(jsonOf<CountedLoss>(row.loss) ?? {}, describedAt),
    runs,
    collectedAt: timeOf(describedAt ?? null),
    problem: jsonOf(row.problem),
  };
}
