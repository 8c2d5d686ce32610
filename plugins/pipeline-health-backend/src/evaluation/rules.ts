import {
  createMessageRenderer,
  RenderMessage,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  StageKind,
  templatesOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { messages as ownMessages } from './messages';
import { ConfiguredObjectives } from './objectives';
import { ConfiguredThresholds } from './thresholds';

/** By what pipelines are judged, and in which words it is told. */
export interface Rules {
  kinds: ReadonlyMap<string, StageKind>;
  thresholds: ConfiguredThresholds;
  /** What pipelines are held to that declare nothing else. */
  objectives: ConfiguredObjectives;
  /** The templates of sentences that belong to no kind. */
  messages: Templates;
  /** The templates of all sentences. */
  templates: Templates;
  /** Writes sentences in English. */
  render: RenderMessage;
}

/**
 * The rules of some kinds, with the lines and objectives that are configured.
 *
 * @param more - templates of what has sentences beside kinds and the evaluation
 */
export function createRules(
  kinds: ReadonlyMap<string, StageKind>,
  thresholds: ConfiguredThresholds,
  objectives: ConfiguredObjectives = [],
  more: Templates = {},
): Rules {
  const messages = { ...ownMessages, ...more };
  const templates: Templates = Object.assign(
    {},
    messages,
    ...[...kinds.values()].map(kind => templatesOf(kind)),
  );
  return {
    kinds,
    messages,
    thresholds,
    objectives,
    templates,
    render: createMessageRenderer(templates),
  };
}
