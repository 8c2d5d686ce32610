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
import { series, stage } from './stageSchemas';

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
      counts: object(
        {
          healthy: { type: 'integer' },
          warning: { type: 'integer' },
          critical: { type: 'integer' },
          unknown: { type: 'integer' },
        },
        health.enum,
      ),
    },
    ['items', 'totalItems', 'counts'],
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
