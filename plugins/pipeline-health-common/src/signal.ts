/**
 * The channel on which a signal tells that pipelines changed.
 *
 * @public
 */
export const PIPELINES_CHANGED_CHANNEL = 'pipeline-health:pipelines-changed';

/**
 * The message on {@link PIPELINES_CHANGED_CHANNEL}. It says nothing of what
 * changed: whoever hears it asks again and is answered what they may see.
 *
 * @public
 */
export type PipelinesChangedSignal = {
  /** ISO 8601 */
  at: string;
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
