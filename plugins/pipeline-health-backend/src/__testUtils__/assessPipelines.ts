import {
  Finding,
  Health,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { AssessedPipeline, createStores } from '../database';
import { causesOf, PipelineAssessment } from '../evaluation';
import { incidentSettings, silentAnnouncer } from './incidentOptions';

const MINUTE = 60_000;

/** What an assessment said of a pipeline. */
export interface Assessed {
  health: Health;
  /** For how many minutes it holds. */
  minutes: number;
  /** Whether its trouble is an incident. */
  isIncident?: boolean;
}

type Row = {
  id: number;
  title: string;
  entity_ref: string;
  revision: number;
  assessed_revision: number;
  assessed_at: number | string | null;
  findings: string;
  remembered: string;
};

/** Stores pipelines by name, unless they are there, and assesses them at a time. */
export async function assessPipelines(
  knex: Knex,
  pipelines: { [name: string]: Assessed },
  now: number,
): Promise<void> {
  const stores = createStores(knex);
  const known = await stores.declarations.fingerprints();
  const names = Object.keys(pipelines);
  await stores.declarations.store(
    names
      .filter(name => !known.has(`component:default/${name}`))
      .map(name => ({
        entityRef: `component:default/${name}`,
        title: name,
        declaration: { stages: [], tags: {}, thresholds: {}, problems: [] },
        fingerprint: name,
      })),
    now,
  );
  const rows: Row[] = await knex('pipelines').whereIn(
    'entity_ref',
    names.map(name => `component:default/${name}`),
  );
  await stores.assessments.store(
    rows.map(row =>
      assessedPipeline(row, pipelines[row.entity_ref.split('/')[1]], now),
    ),
    { settings: incidentSettings, ...silentAnnouncer },
    now,
  );
}

function assessedPipeline(
  row: Row,
  { health, minutes, isIncident }: Assessed,
  now: number,
): AssessedPipeline {
  const reason = reasonOf(row.title, health, now);
  const findings = reason ? [reason] : [];
  const assessment: PipelineAssessment = {
    health,
    reason,
    findings,
    losses: [],
    remembered: [],
    readings: {},
    secondsToLoss: health === 'critical' ? 3600 : undefined,
    collectedAt: new Date(now).toISOString(),
    staleAfter: now + minutes * MINUTE,
    stages: new Map(),
  };
  return {
    id: row.id,
    entityRef: row.entity_ref,
    revision: row.revision,
    stageIds: new Map(),
    assessment,
    healthSince: now,
    basis: row,
    looks: {},
    found: {
      entityRef: row.entity_ref,
      title: row.title,
      causes: causesOf(isIncident ? findings : []).map(cause => ({
        ...cause,
        isConfirmed: true,
      })),
      findings: [],
      remembered: [],
      losses: [],
    },
  };
}

function reasonOf(
  title: string,
  health: Health,
  now: number,
): Finding | undefined {
  return health === 'healthy'
    ? undefined
    : {
        id: 'tank/leak',
        stage: `tank of ${title}`,
        severity: health,
        claim: 'own-fault',
        message: { key: 'tank.leak', values: {} },
        title: 'It leaks',
        evidence: {},
        remedy: 'Stop it.',
        since: new Date(now - 60 * MINUTE).toISOString(),
      };
}
