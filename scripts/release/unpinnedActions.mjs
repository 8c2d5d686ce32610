import { parse } from 'yaml';

const IS_PINNED = /^(\.\/.+|[^@]+@[0-9a-f]{40})$/;

/** The actions that a workflow uses by a name which others can lead elsewhere. */
export const unpinnedActions = workflow =>
  Object.values(parse(workflow).jobs)
    .flatMap(({ uses, steps = [] }) => [uses, ...steps.map(step => step.uses)])
    .filter(uses => uses && !IS_PINNED.test(uses));
