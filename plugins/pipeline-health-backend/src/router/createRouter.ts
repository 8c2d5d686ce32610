import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { Router } from 'express';
import { openApiDocument } from '../schema/openapi';
import {
  cancelActionTask,
  collectNow,
  extendRetention,
  listActions,
  listActionTasks,
  proposeAction,
  startAction,
} from './actions';
import { getCollection } from './getCollection';
import { getCost } from './getCost';
import { getDocument } from './getDocument';
import { getIncident } from './getIncident';
import { getObjectives } from './getObjectives';
import { getPermissions } from './getPermissions';
import { getPipeline } from './getPipeline';
import { getSeries } from './getSeries';
import { hideInternals } from './hideInternals';
import { joinLists } from './joinLists';
import { limitChanges } from './limitChanges';
import { listFilterOptions } from './listFilterOptions';
import { listIncidents } from './listIncidents';
import { listKinds } from './listKinds';
import { listPipelines } from './listPipelines';
import {
  addMaintenance,
  listMaintenance,
  removeMaintenance,
} from './maintenance';
import { readBody } from './readBody';
import {
  acknowledgeIncident,
  holdIncident,
  snoozeIncident,
  withdrawFromIncident,
} from './respondToIncident';
import {
  cancelRedrive,
  listRedrives,
  proposeRedrive,
  startRedrive,
} from './redrives';
import { getSetup } from './getSetup';
import { refuseMethods } from './refuseMethods';
import { refuseNul } from './refuseNul';
import { RouteOptions } from './RouteOptions';
import { tellTime } from './tellTime';

const PIPELINE = '/pipelines/:kind/:namespace/:name';
const INCIDENT = `${PIPELINE}/incidents/:id`;

/** The HTTP API: requests are checked against the OpenAPI document, which it serves. */
export function createRouter(options: RouteOptions): Router {
  const router: Router = createValidatedOpenApiRouter(openApiDocument, {
    middleware: [
      tellTime,
      refuseMethods(openApiDocument.paths),
      readBody,
      refuseNul,
      joinLists,
      // The document of the validating router claims to be of OpenAPI 3.0.
      Router().get('/openapi.json', getDocument),
    ],
  });
  router.use(limitChanges(options.changesPerMinute, options));
  router.get('/pipelines', listPipelines(options));
  router.get('/filter-options', listFilterOptions(options));
  router.get(PIPELINE, getPipeline(options));
  router.get(`${PIPELINE}/series`, getSeries(options));
  router.get(`${PIPELINE}/incidents`, listIncidents(options));
  router.get(`${PIPELINE}/cost`, getCost(options));
  router.get(`${PIPELINE}/slo`, getObjectives(options));
  router.get('/permissions', getPermissions(options));
  router.get(`${PIPELINE}/actions`, listActions(options));
  router.post(`${PIPELINE}/actions/:action`, startAction(options));
  router.post(`${PIPELINE}/actions/:action/preflight`, proposeAction(options));
  router.get(`${PIPELINE}/action-tasks`, listActionTasks(options));
  router.delete(`${PIPELINE}/action-tasks/:id`, cancelActionTask(options));
  router.post(`${PIPELINE}/collection`, collectNow(options));
  router.post(`${PIPELINE}/retention-extensions`, extendRetention(options));
  router
    .route(`${PIPELINE}/maintenance`)
    .get(listMaintenance(options))
    .post(addMaintenance(options));
  router.delete(`${PIPELINE}/maintenance/:id`, removeMaintenance(options));
  router
    .route('/redrives')
    .get(listRedrives(options))
    .post(startRedrive(options));
  router.post('/redrives/preflight', proposeRedrive(options));
  router.delete('/redrives/:id', cancelRedrive(options));
  router.get(INCIDENT, getIncident(options));
  router
    .route(`${INCIDENT}/acknowledgement`)
    .post(acknowledgeIncident(options))
    .delete(withdrawFromIncident('acknowledge', options));
  router
    .route(`${INCIDENT}/snooze`)
    .post(snoozeIncident(options))
    .delete(withdrawFromIncident('snooze', options));
  router
    .route(`${INCIDENT}/hold`)
    .post(holdIncident(options))
    .delete(withdrawFromIncident('hold', options));
  router.get('/kinds', listKinds(options));
  router.get('/collection', getCollection(options));
  router.get('/setup', getSetup(options));
  router.use(hideInternals(options.logger));
  return router;
}
