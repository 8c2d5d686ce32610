import { parse } from 'yaml';

const IS_PINNED = /^(\.\/.+|[^@]+@[0-9a-f]{40})$/;

/** The actions that a workflow uses by a name which others can lead elsewhere. */
const unpinnedActions = workflow =>
  Object.values(workflow.jobs)
    .flatMap(({ uses, steps = [] }) => [uses, ...steps.map(step => step.uses)])
    .filter(uses => uses && !IS_PINNED.test(uses))
    .map(uses => `${uses} is not pinned to a commit`);

/** The commands of the repository that it calls and that are not there. */
const unknownCommands = (text, scripts) =>
  [...text.matchAll(/scripts\/run\.mjs (\S+)/g)]
    .map(([, name]) => name)
    .filter(name => !scripts[name])
    .map(name => `package.json has no script ${name}`);

/** What is wrong with a workflow of ours beside what is wrong in any; `scripts` are those of package.json. */
export const workflowFaults = (text, scripts) => [
  ...unpinnedActions(parse(text)),
  ...unknownCommands(text, scripts),
];
