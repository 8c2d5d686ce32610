import {
  actionList,
  actionTask,
  actionTaskList,
  availableAction,
  proposedAction,
} from './actionSchemas';
import { kindDescription, kindList } from './kindSchemas';
import { collectionStatus } from './collectionSchemas';
import { pipelineCost } from './costSchemas';
import { incident, incidentDetail, maintenanceWindow } from './incidentSchemas';
import { pipelineObjectives } from './objectiveSchemas';
import { health, object, ref } from './parts';
import {
  finding,
  findingPart,
  pipeline,
  pipelineSummary,
} from './pipelineSchemas';
import { setupStatus } from './setupSchemas';
import { series, stage } from './stageSchemas';

const healthCounts = object(
  {
    healthy: { type: 'integer' },
    warning: { type: 'integer' },
    critical: { type: 'integer' },
    unknown: { type: 'integer' },
  },
  health.enum,
);

const filterOptions = {
  type: 'array',
  items: object({ value: { type: 'string' }, title: { type: 'string' } }, [
    'value',
  ]),
} as const;

/** Everything that is answered. */
export const schemas = {
  Finding: finding,
  FindingPart: findingPart,
  PipelineSummary: pipelineSummary,
  PipelineList: object(
    {
      items: { type: 'array', items: ref('PipelineSummary') },
      totalItems: {
        type: 'integer',
        description:
          'How many pipelines match all filters, of those that the caller sees',
      },
      nextCursor: { type: 'string' },
      counts: healthCounts,
      groups: {
        type: 'array',
        description:
          'With `groupBy`: all groups, in the order of the list, the worst first',
        items: object(
          {
            value: {
              type: 'string',
              description: 'Entity ref; absent for those that have none',
            },
            title: { type: 'string' },
            counts: healthCounts,
          },
          ['counts'],
        ),
      },
    },
    ['items', 'totalItems', 'counts'],
  ),
  FilterOptions: object(
    {
      owner: filterOptions,
      system: filterOptions,
      kind: filterOptions,
      account: filterOptions,
      region: filterOptions,
    },
    ['owner', 'system', 'kind', 'account', 'region'],
  ),
  Pipeline: pipeline,
  Stage: stage,
  Series: series,
  Incident: incident,
  IncidentDetail: incidentDetail,
  IncidentList: object(
    {
      items: { type: 'array', items: ref('Incident') },
      nextCursor: { type: 'string' },
    },
    ['items'],
  ),
  AvailableAction: availableAction,
  ActionList: actionList,
  ProposedAction: proposedAction,
  ActionTask: actionTask,
  ActionTaskList: actionTaskList,
  MaintenanceList: object(
    { items: { type: 'array', items: maintenanceWindow } },
    ['items'],
  ),
  PipelineCost: pipelineCost,
  PipelineObjectives: pipelineObjectives,
  PipelinePermissions: object(
    {
      entityRef: { type: 'string' },
      items: {
        type: 'array',
        items: object(
          {
            permission: { type: 'string' },
            allowed: { type: 'boolean' },
            reason: { type: 'string', description: 'Why not' },
          },
          ['permission', 'allowed'],
        ),
      },
    },
    ['entityRef', 'items'],
  ),
  KindDescription: kindDescription,
  KindList: kindList,
  CollectionStatus: collectionStatus,
  SetupStatus: setupStatus,
  Error: object(
    {
      error: object({ name: { type: 'string' }, message: { type: 'string' } }, [
        'name',
        'message',
      ]),
      request: { type: 'object' },
      response: { type: 'object' },
    },
    ['error'],
  ),
} as const;
