import { AuditorService } from '@backstage/backend-plugin-api';
import { Incident } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { ActionCaller, audited, nameOf } from '../acting';
import {
  IncidentResponse,
  PipelineHealthService,
} from './PipelineHealthService';

/** What is said of an incident, without who says it and of which. */
export type Said = IncidentResponse extends infer TResponse
  ? TResponse extends IncidentResponse
    ? Omit<TResponse, 'id' | 'by' | 'entityRefs'>
    : never
  : never;

/** Says something of an incident on behalf of a caller; written down with how the incident was before and is after. */
export async function respondAudited(
  { entityRef, id, said }: { entityRef: string; id: string; said: Said },
  caller: ActionCaller,
  {
    service,
    auditor,
  }: { service: PipelineHealthService; auditor: AuditorService },
): Promise<Incident> {
  const { credentials } = caller;
  return audited(
    auditor,
    {
      eventId: 'incident-update',
      severityLevel: 'medium',
      caller,
      meta: { entityRef, incident: id, ...said },
    },
    async () => {
      const before = await service.getIncident(entityRef, id, { credentials });
      const result = await service.respondToIncident(
        entityRef,
        { ...said, id, by: nameOf(caller) },
        { credentials },
      );
      return {
        result,
        meta: { before: saidOf(before), after: saidOf(result) },
      };
    },
  );
}

/** What people said of an incident so far. */
function saidOf({
  state,
  acknowledgement,
  snooze,
  hold,
}: Incident): JsonObject {
  return {
    state,
    ...(acknowledgement && { acknowledgement: { ...acknowledgement } }),
    ...(snooze && { snooze: { ...snooze } }),
    ...(hold && { hold: { ...hold } }),
  };
}
