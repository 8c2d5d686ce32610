import { HEALTHS } from '@pipeline-health/plugin-pipeline-health-common';
import { RequestHandler } from 'express';
import { z } from 'zod';
import { decodePipelineCursor, PipelinesQuery } from '../service';
import { listOf, pageLimit, readQuery } from './readQuery';
import { readOptionsOf, RouteOptions } from './RouteOptions';

const names = listOf(z.string().min(1)).optional();

const schema = z.object({
  health: listOf(z.enum(HEALTHS)).optional(),
  owner: names,
  kind: names,
  account: names,
  region: names,
  text: z.string().max(200).optional(),
  orderBy: z.enum(['urgency', 'name']).default('urgency'),
  limit: pageLimit,
  cursor: z.string().optional(),
});

/** `GET /pipelines` */
export function listPipelines(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { cursor, ...query } = readQuery(request, schema);
    const after = cursor
      ? decodePipelineCursor(cursor, query.orderBy)
      : undefined;
    const asked: PipelinesQuery = { ...query, after };
    const caller = await readOptionsOf(request, options);
    response.json(await options.service.listPipelines(asked, caller));
  };
}
