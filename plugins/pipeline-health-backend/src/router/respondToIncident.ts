import { refusedField, sayRefusal } from '../refusal';
import { InputError } from '@backstage/errors';
import { Request, RequestHandler } from 'express';
import {
  acknowledgementBody,
  holdBody,
  LONGEST_SNOOZE_DAYS,
  parseQuery,
  snoozeBody,
} from '../schema/queries';
import { respondAudited, Said } from '../service';
import { callerOf } from './actions';
import { entityRefOf } from './entityRefOf';
import { RouteOptions } from './RouteOptions';

const DAY = 86_400_000;

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
      throw refusedField(
        InputError,
        'until',
        sayRefusal('snooze', { days: LONGEST_SNOOZE_DAYS }),
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
    response.json(
      await respondAudited(
        { entityRef: entityRefOf(request), id: request.params.id, said },
        await callerOf(request, options),
        options,
      ),
    );
  };
}
