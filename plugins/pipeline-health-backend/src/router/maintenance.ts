import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';
import { audited } from '../acting';
import {
  MaintenanceError,
  MaintenanceTimes,
  readMaintenance,
} from '../evaluation';
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
    const { service, auditor, clock } = options;
    const times = timesIn(request.body ?? {}, clock());
    const { credentials } = await readOptionsOf(request, options);
    const { principal } = credentials;
    const by =
      principal.type === 'user' ? principal.userEntityRef : principal.subject;
    const entityRef = entityRefOf(request);
    const listed = await audited(
      auditor,
      {
        eventId: 'maintenance-add',
        severityLevel: 'medium',
        caller: { credentials, request },
        meta: { entityRef, times },
      },
      async () => ({
        result: await service.addMaintenance(
          entityRef,
          { times, by },
          { credentials },
        ),
      }),
    );
    response.json(listed);
  };
}

/** `DELETE /pipelines/:kind/:namespace/:name/maintenance/:id` */
export function removeMaintenance(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { service, auditor } = options;
    const { credentials } = await readOptionsOf(request, options);
    const entityRef = entityRefOf(request);
    const { id } = request.params;
    const listed = await audited(
      auditor,
      {
        eventId: 'maintenance-remove',
        severityLevel: 'medium',
        caller: { credentials, request },
        meta: { entityRef, maintenance: id },
      },
      async () => ({
        result: await service.removeMaintenance(entityRef, id, { credentials }),
      }),
    );
    response.json(listed);
  };
}

function timesIn(body: unknown, now: number): MaintenanceTimes {
  let times: MaintenanceTimes;
  try {
    times = readMaintenance(body);
  } catch (error) {
    throw error instanceof MaintenanceError
      ? new InputError(error.message)
      : error;
  }
  if ('until' in times && Date.parse(times.until) <= now) {
    throw new InputError('until: expected a time in the future');
  }
  return times;
}
