import { operation } from './operation';
import {
  acknowledgement,
  entityParameters,
  hold,
  incidentId,
  incidentParameters,
  maintenance,
  maintenanceId,
  snooze,
} from './parameters';

/** What was wrong with a pipeline, what people say of it, and when it is worked on. */
export const incidentPaths = {
  '/pipelines/{kind}/{namespace}/{name}/incidents': {
    get: operation(
      'ListIncidents',
      'When a pipeline was not healthy, newest first',
      'IncidentList',
      [...entityParameters, ...incidentParameters],
      [304, 400, 404],
    ),
  },
  '/pipelines/{kind}/{namespace}/{name}/incidents/{id}': {
    get: operation(
      'GetIncident',
      'An incident with all that happened meanwhile, and what was changed just before',
      'IncidentDetail',
      [...entityParameters, incidentId],
      [400, 404],
    ),
  },
  '/pipelines/{kind}/{namespace}/{name}/incidents/{id}/acknowledgement': {
    post: {
      ...responseToIncident(
        'AcknowledgeIncident',
        'Says that the caller has seen what was found so far; losses until then need not be told any more',
      ),
      requestBody: acknowledgement,
    },
    delete: responseToIncident(
      'WithdrawAcknowledgement',
      'Takes back that somebody has seen it',
    ),
  },
  '/pipelines/{kind}/{namespace}/{name}/incidents/{id}/snooze': {
    post: {
      ...responseToIncident(
        'SnoozeIncident',
        'Nobody is told of the incident until a time',
      ),
      requestBody: snooze,
    },
    delete: responseToIncident('WithdrawSnooze', 'Ends a snooze'),
  },
  '/pipelines/{kind}/{namespace}/{name}/incidents/{id}/hold': {
    post: {
      ...responseToIncident(
        'HoldIncident',
        'The incident is known and a fix is under way; nobody is told of it unless it gets worse',
      ),
      requestBody: hold,
    },
    delete: responseToIncident('WithdrawHold', 'Ends a hold'),
  },
  '/pipelines/{kind}/{namespace}/{name}/maintenance': {
    get: operation(
      'ListMaintenance',
      'When a pipeline is worked on, so that nobody is told of its incidents',
      'MaintenanceList',
      entityParameters,
      [400, 404],
    ),
    post: {
      ...operation(
        'AddMaintenance',
        'Says when a pipeline is worked on',
        'MaintenanceList',
        entityParameters,
        [400, 404, 413, 429],
      ),
      requestBody: maintenance,
    },
  },
  '/pipelines/{kind}/{namespace}/{name}/maintenance/{id}': {
    delete: operation(
      'RemoveMaintenance',
      'Takes back when a pipeline is worked on',
      'MaintenanceList',
      [...entityParameters, maintenanceId],
      [400, 404, 429],
    ),
  },
};

/** It counts for those pipelines of the incident for which the caller may say it. */
function responseToIncident(operationId: string, summary: string) {
  return operation(
    operationId,
    summary,
    'Incident',
    [...entityParameters, incidentId],
    [400, 404, 409, 413, 429],
  );
}
