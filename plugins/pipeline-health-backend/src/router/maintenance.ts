import { refused, refusedField, sayRefusal } from '../refusal';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ListMaintenanceResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { RequestHandler } from 'express';
import { ActionCaller, audited, nameOf } from '../acting';
import {
  MaintenanceError,
  MaintenanceTimes,
  readMaintenance,
} from '../evaluation';
import { callerOf } from './actions';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /pipelines/:kind/:namespace/:name/maintenance` */
export function listMaintenance(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await readOptionsOf(request, options);
    response.json(
      await options.service.listMaintenance(entityRefOf(request), caller),
    );
  };
}

/** `POST /pipelines/:kind/:namespace/:name/maintenance` */
export function addMaintenance(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const times = timesIn(request.body ?? {}, options.clock());
    const caller = await callerOf(request, options);
    const entityRef = entityRefOf(request);
    const listed = await changed(
      { eventId: 'maintenance-add', entityRef, meta: { times } },
      caller,
      options,
      () =>
        options.service.addMaintenance(
          entityRef,
          { times, by: nameOf(caller) },
          caller,
        ),
    );
    response.json(listed);
  };
}

/** `DELETE /pipelines/:kind/:namespace/:name/maintenance/:id` */
export function removeMaintenance(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await callerOf(request, options);
    const entityRef = entityRefOf(request);
    const { id } = request.params;
    const listed = await changed(
      { eventId: 'maintenance-remove', entityRef, meta: { maintenance: id } },
      caller,
      options,
      () => options.service.removeMaintenance(entityRef, id, caller),
    );
    response.json(listed);
  };
}

/** Changes when a pipeline is worked on; written down with the times before and after. */
async function changed(
  event: { eventId: string; entityRef: string; meta: JsonObject },
  caller: ActionCaller,
  { service, auditor }: RouteOptions,
  change: () => Promise<ListMaintenanceResponse>,
): Promise<ListMaintenanceResponse> {
  const { eventId, entityRef, meta } = event;
  return audited(
    auditor,
    {
      eventId,
      severityLevel: 'medium',
      caller,
      meta: { entityRef, ...meta },
    },
    async () => {
      const before = await service.listMaintenance(entityRef, caller);
      const result = await change();
      return {
        result,
        meta: { before: windowsOf(before), after: windowsOf(result) },
      };
    },
  );
}

function windowsOf({ items }: ListMaintenanceResponse): JsonObject[] {
  return items.map(item => ({ ...item }));
}

function timesIn(body: unknown, now: number): MaintenanceTimes {
  let times: MaintenanceTimes;
  try {
    times = readMaintenance(body);
  } catch (error) {
    throw error instanceof MaintenanceError
      ? refused(InputError, error)
      : error;
  }
  if ('until' in times && Date.parse(times.until) <= now) {
    throw refusedField(InputError, 'until', sayRefusal('past'));
  }
  return times;
}
