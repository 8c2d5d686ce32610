import {
  Finding,
  Incident,
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineHealthService } from '../PipelineHealthService';

const ARN = 'arn:aws:sqs:eu-central-1:123456789012:orders';

export const finding: Finding = {
  id: 'sqs-queue/oldest-message',
  stage: ARN,
  severity: 'critical',
  claim: 'backlog',
  message: { key: 'sqs-queue.oldest-message', values: {} },
  title: 'Messages wait for 3 h 10 min',
  evidence: {
    oldestMessageAgeSeconds: 11_400,
    usedRetentionRatio: 0.125,
    visibleMessages: 40_000,
    consumers: Array.from({ length: 12 }, (_, index) => `worker-${index}`),
  },
  remedy: 'Start the consumer.',
  since: '2026-03-01T09:00:00.000Z',
};

export const stage: Stage = {
  arn: ARN,
  kind: 'sqs-queue',
  name: 'orders',
  account: '123456789012',
  region: 'eu-central-1',
  origin: 'declared',
  health: 'critical',
  inventory: {},
  readings: {},
  secondsToLoss: 7200,
};

export const pipeline: Pipeline = {
  entityRef: 'component:default/orders',
  title: 'Orders',
  owner: 'group:default/shop',
  health: 'critical',
  reason: finding,
  readings: { oldestMessageAge: 11_400 },
  trend: { metric: 'oldestMessageAge', from: 0, step: 900, values: [1, null] },
  secondsToLoss: 7200,
  stageCount: 1,
  collectedAt: '2026-03-01T12:00:00.000Z',
  stale: false,
  stages: [stage],
  links: [],
  findings: [finding],
  runbook: 'https://runbooks.example.com/orders',
};

/** An incident of the pipeline. */
export const incident: Incident = {
  id: '7',
  entityRef: pipeline.entityRef,
  openedAt: '2026-03-01T09:05:00.000Z',
  state: 'open',
  worst: 'critical',
  health: 'critical',
  reason: finding.title,
  findingId: finding.id,
  stage: finding.stage,
  findings: [],
  pipelines: [
    {
      entityRef: pipeline.entityRef,
      title: pipeline.title,
      health: 'critical',
    },
  ],
  otherPipelines: 0,
};

/** A service whose every method is a mock. */
export function mockPipelineHealthService(): jest.Mocked<PipelineHealthService> {
  return {
    listPipelines: jest.fn(),
    listFilterOptions: jest.fn(),
    getPipeline: jest.fn(),
    getSeries: jest.fn(),
    listIncidents: jest.fn(),
    getObjectives: jest.fn(),
    getCost: jest.fn(),
    getIncident: jest.fn(),
    respondToIncident: jest.fn(),
    listMaintenance: jest.fn(),
    addMaintenance: jest.fn(),
    removeMaintenance: jest.fn(),
    listKinds: jest.fn(),
    getCollection: jest.fn(),
  };
}
