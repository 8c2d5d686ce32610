import {
  AuditorService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { PipelineAuthorizer } from '../authorization';
import { ActionService } from '../acting';
import { Stores } from '../database';
import { PipelineHealthService, ReadOptions } from '../service';
import { SetupService } from '../setup';

/** What every route needs. */
export interface RouteOptions {
  service: PipelineHealthService;
  authorizer: Pick<PipelineAuthorizer, 'permissionsOf'>;
  setup: Pick<SetupService, 'get'>;
  actions: Pick<
    ActionService,
    'list' | 'propose' | 'start' | 'listTasks' | 'cancel'
  >;
  /** Where a stage is, and a task: what is answered of them is up to the services. */
  stores: {
    pipelines: Pick<Stores['pipelines'], 'withStage'>;
    actionTasks: Pick<Stores['actionTasks'], 'pipelineOf'>;
  };
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  clock: () => number;
  /** How many changes one caller may ask for in a minute. */
  changesPerMinute: number;
}

/** Who asks: users and services may, others are answered 401. */
export async function readOptionsOf(
  request: Request,
  { httpAuth }: Pick<RouteOptions, 'httpAuth'>,
): Promise<
  ReadOptions & {
    credentials: BackstageCredentials<
      BackstageUserPrincipal | BackstageServicePrincipal
    >;
  }
> {
  return {
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  };
}
