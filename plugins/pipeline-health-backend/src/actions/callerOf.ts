import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import { ActionCaller } from '../acting';

/** Users and services may act; nobody else does. */
export function callerOf(
  credentials: BackstageCredentials,
  auth: AuthService,
): ActionCaller {
  if (
    auth.isPrincipal(credentials, 'user') ||
    auth.isPrincipal(credentials, 'service')
  ) {
    return { credentials };
  }
  throw new AuthenticationError('Nobody is signed in');
}
