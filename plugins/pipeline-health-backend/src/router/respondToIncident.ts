import { InputError } from '@backstage/errors';
import { Request, RequestHandler } from 'express';
import { audited } from '../acting';
import {
  acknowledgementBody,
  holdBody,
  LONGEST_SNOOZE_DAYS,
  parseQuery,
  snoozeBody,
} from '../schema/queries';
import { IncidentResponse } from '../service';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';

const DAY = 86_400_000;

/** What is said, without who says it and of what. */
type Said = IncidentResponse extends infer TResponse
  ? TResponse extends IncidentResponse
    ? Omit<TResponse, 'id' | 'by' | 'entityRefs'>
    : never
  : never;

/** `POST …/incidents/:id/acknowledgement` */
export function acknowledgeIncident(options: RouteOptions): RequestHandler {
  return respond(options, ({ body }) => ({
    type: 'acknowledge',
    ...parseQuery(body ?? {}, acknowledgementBody),
  }));
}

/** `POST …/incidents/:id/snooze` */
export function snoozeIncident(options: RouteOptions): RequestHandler {
  return respond(options, ({ body }) => {
    const { until, reason } = parseQuery(body ?? {}, snoozeBody);
    const time = Date.parse(until);
    const now = options.clock();
    if (time <= now || time > now + LONGEST_SNOOZE_DAYS * DAY) {
      throw new InputError(
        `until: expected a time in the future, within ${LONGEST_SNOOZE_DAYS} days`,
      );
    }
    return { type: 'snooze', until: time, reason };
  });
}

/** `POST …/incidents/:id/hold` */
export function holdIncident(options: RouteOptions): RequestHandler {
  return respond(options, ({ body }) => ({
    type: 'hold',
    ...parseQuery(body ?? {}, holdBody),
  }));
}

/** `DELETE …/incidents/:id/acknowledgement`, `…/snooze` and `…/hold` */
export function withdrawFromIncident(
  what: 'acknowledge' | 'snooze' | 'hold',
  options: RouteOptions,
): RequestHandler {
  return respond(options, () => ({ type: 'withdraw', what }));
}

function respond(
  options: RouteOptions,
  saidIn: (request: Request) => Said,
): RequestHandler {
  return async (request, response) => {
    const said = saidIn(request);
    const { service, auditor } = options;
    const { credentials } = await readOptionsOf(request, options);
    const { principal } = credentials;
    const by =
      principal.type === 'user' ? principal.userEntityRef : principal.subject;
    const entityRef = entityRefOf(request);
    const { id } = request.params;
    const incident = await audited(
      auditor,
      {
        eventId: 'incident-update',
        severityLevel: 'medium',
        caller: { credentials, request },
        meta: { entityRef, incident: id, ...said },
      },
      async () => ({
        result: await service.respondToIncident(
          entityRef,
          { ...said, id, by },
          { credentials },
        ),
      }),
    );
    response.json(incident);
  };
}
