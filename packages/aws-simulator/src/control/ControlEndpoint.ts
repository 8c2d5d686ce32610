import { z } from 'zod';
import { spanSchema } from '../clock/parseDuration';
import { faultSchema } from '../faults/faultSchema';
import { Control, Service, World } from '../services/Service';
import { WireRequest, WireResponse } from '../wire/wireMessages';

/** The path under which the simulator itself is controlled. */
export const controlPath = '/_simulator';

const advanceSchema = z.strictObject({ by: spanSchema });

/**
 * Controls the simulator over HTTP: look at the clock and move it, inject and
 * heal faults, read the bill.
 */
export class ControlEndpoint {
  readonly #world: World;
  readonly #controls: Map<string, Control>;

  constructor(world: World, services: Service[]) {
    this.#world = world;
    this.#controls = new Map(
      services
        .flatMap(service => service.controls ?? [])
        .map(control => [`POST /${control.path}`, control]),
    );
  }

  answer(request: WireRequest): WireResponse {
    const path = request.path.slice(controlPath.length).replace(/\/$/, '');
    try {
      return this.#route(request, path);
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) {
        const message =
          error instanceof z.ZodError ? z.prettifyError(error) : error.message;
        return json(400, { error: message });
      }
      throw error;
    }
  }

  #route(request: WireRequest, path: string): WireResponse {
    const { clock, faults, meter } = this.#world;
    const [, id] = /^\/faults\/([\w-]+)$/.exec(path) ?? [];
    const route = `${request.method} ${id ? '/faults/:id' : path}`;
    const control = this.#controls.get(route);
    if (control) {
      control.schema.parse(bodyOf(request));
      return json(200, {});
    }
    switch (route) {
      case 'GET ':
        return json(200, {
          now: new Date(clock.now()).toISOString(),
          speed: clock.speed,
          faults: faults.list().length,
        });
      case 'POST /clock':
        clock.advance(advanceSchema.parse(bodyOf(request)).by);
        return json(200, { now: new Date(clock.now()).toISOString() });
      case 'DELETE /bill':
        return json(200, meter.take());
      case 'GET /faults':
        return json(200, { items: faults.list() });
      case 'POST /faults':
        return json(201, {
          id: faults.inject(faultSchema.parse(bodyOf(request))),
        });
      case 'DELETE /faults':
        faults.clear();
        return json(200, {});
      case 'DELETE /faults/:id':
        return faults.remove(id)
          ? json(200, {})
          : json(404, { error: `There is no fault ${id}` });
      default:
        return json(404, {
          error: `There is no ${request.method} ${request.path}`,
        });
    }
  }
}

function bodyOf(request: WireRequest): unknown {
  return JSON.parse(request.body.toString('utf8') || '{}');
}

function json(status: number, body: object): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
