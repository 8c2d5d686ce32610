import { createApiRef } from '@backstage/core-plugin-api';

/**
 * Somebody who answers when something burns.
 *
 * @public
 */
export interface OnCallPerson {
  /** What people call them, such as `Jane Doe` or `Payments, primary`. */
  name: string;
  /** Where they are reached, `https:`, `mailto:` or `tel:`. */
  link?: string;
}

/**
 * Tells who is on call. Whatever knows that, such as a plugin of PagerDuty or
 * Opsgenie, can be asked through an implementation of this; without one the
 * owner of a pipeline stands in its place.
 *
 * @public
 */
export interface OnCallApi {
  /**
   * Who is on call for a pipeline now, first who is called first; none where
   * nobody is. Asked again and again while somebody looks.
   */
  whoIsOnCall(
    pipeline: { entityRef: string; owner?: string },
    options?: { signal?: AbortSignal },
  ): Promise<OnCallPerson[]>;
}

/**
 * Where the plugin asks who is on call; optional.
 *
 * @public
 */
export const onCallApiRef = createApiRef<OnCallApi>({
  id: 'plugin.pipeline-health.on-call',
});
