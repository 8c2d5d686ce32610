import {
  AuditorService,
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ActionCaller, audited } from '../acting';

/** The name of a service that is another plugin begins so. */
const PLUGIN = /^plugin:/;

/**
 * On whose behalf an assistant acts: a user, or a service by its own name. A
 * token that another plugin passes on arrives as that plugin, without its name
 * and its restrictions, so that nobody could say who it was or what they may.
 */
export async function callerOf(
  credentials: BackstageCredentials,
  asked: { action: string; input: JsonObject },
  { auth, auditor }: { auth: AuthService; auditor: AuditorService },
): Promise<ActionCaller> {
  if (auth.isPrincipal(credentials, 'user')) {
    return { credentials };
  }
  if (!auth.isPrincipal(credentials, 'service')) {
    throw new AuthenticationError('Nobody is signed in');
  }
  const caller = { credentials };
  const { subject } = credentials.principal;
  return PLUGIN.test(subject)
    ? audited(
        auditor,
        {
          eventId: 'assistant-refused',
          severityLevel: 'medium',
          caller,
          meta: asked,
        },
        async () => {
          throw new NotAllowedError(
            `${asked.action} needs a person, or a token that is sent to Pipeline Health itself: ${subject} does not say whose token it passes on`,
          );
        },
      )
    : caller;
}
