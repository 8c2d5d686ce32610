import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';
import { z } from 'zod';
import { entityRefOf } from './entityRefOf';
import { readQuery } from './readQuery';
import { readOptionsOf, RouteOptions } from './RouteOptions';
import { seriesWindow } from './seriesWindow';

const time = z
  .string()
  .transform(text => Date.parse(text))
  .refine(Number.isFinite, 'expected an ISO 8601 time')
  .optional();

const schema = z.object({
  stage: z.string().min(1),
  metric: z.string().min(1),
  from: time,
  to: time,
  step: z.coerce.number().int().min(60).multipleOf(60).optional(),
});

/** `GET /pipelines/:kind/:namespace/:name/series` */
export function getSeries(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { stage, metric, ...range } = readQuery(request, schema);
    checkArn(stage);
    const window = seriesWindow(range, options.clock());
    const caller = await readOptionsOf(request, options);
    const series = await options.service.getSeries(
      entityRefOf(request),
      { stage, metric, ...window },
      caller,
    );
    response.json(series);
  };
}

function checkArn(stage: string): void {
  try {
    parseArn(stage);
  } catch (error) {
    throw new InputError(
      `stage: ${error instanceof Error ? error.message : error}`,
    );
  }
}
