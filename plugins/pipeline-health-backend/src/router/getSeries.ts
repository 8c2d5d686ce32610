import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';
import { parseQuery, seriesQuery } from '../schema/queries';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';
import { sendAnswer } from './sendAnswer';
import { seriesWindow } from './seriesWindow';

/** `GET /pipelines/:kind/:namespace/:name/series` */
export function getSeries(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { stage, metric, from, to, step } = parseQuery(
      request.query,
      seriesQuery,
    );
    checkArn(stage);
    const range = { from: timeOf(from), to: timeOf(to), step };
    const window = seriesWindow(range, options.clock());
    const caller = await readOptionsOf(request, options);
    const series = await options.service.getSeries(
      entityRefOf(request),
      { stage, metric, ...window },
      caller,
    );
    sendAnswer(response, series, caller);
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

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
