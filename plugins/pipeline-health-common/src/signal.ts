import { Health } from './model';

/**
 * The channel on which a signal tells that pipelines changed.
 *
 * @public
 */
export const PIPELINES_CHANGED_CHANNEL = 'pipeline-health:pipelines-changed';

/**
 * The message on {@link PIPELINES_CHANGED_CHANNEL}. It names nothing: whoever
 * hears it asks again and is answered what the catalog lets them see.
 *
 * @public
 */
export type PipelinesChangedSignal = {
  /** ISO 8601 */
  at: string;
  /** The worst health among the changed pipelines. */
  worst: Health;
};

/**
 * The channel on which a signal tells that tasks of actions changed.
 *
 * @public
 */
export const ACTION_TASKS_CHANGED_CHANNEL =
  'pipeline-health:action-tasks-changed';

/**
 * The message on {@link ACTION_TASKS_CHANGED_CHANNEL}. It names nothing, as
 * that of {@link PIPELINES_CHANGED_CHANNEL}.
 *
 * @public
 */
export type ActionTasksChangedSignal = {
  /** ISO 8601 */
  at: string;
};
