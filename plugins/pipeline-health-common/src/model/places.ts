/**
 * Where a person goes on with a stage, or with one of its runs, outside of the portal.
 *
 * @public
 */
export type StagePlaces = {
  /** The address of its page in the console of its provider. */
  console?: string;
  /** The address of its logs, where it writes any. */
  logs?: string;
  /** A command, changing nothing, that shows it in a terminal. */
  command?: string;
};
