import {
  AuditorService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** On whose behalf something is done. */
export interface ActionCaller {
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >;
  /** The request by which it was asked for, if there is one. */
  request?: Request;
}

/** The entity ref of a user, or the name of a service. */
export function nameOf({ credentials }: ActionCaller): string {
  const { principal } = credentials;
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}

/** Does something that is to be found in the audit log, whether it succeeds or not. */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: string;
    severityLevel: 'low' | 'medium' | 'high';
    caller: ActionCaller;
    meta: JsonObject;
  },
  work: () => Promise<{ result: T; meta?: JsonObject }>,
): Promise<T> {
  const { caller, meta, ...rest } = event;
  const entry = await auditor.createEvent({
    ...rest,
    request: caller.request,
    meta: { ...meta, by: nameOf(caller) },
  });
  try {
    const done = await work();
    await entry.success({ meta: done.meta });
    return done.result;
  } catch (error) {
    await entry.fail({ error: toError(error) });
    throw error;
  }
}
