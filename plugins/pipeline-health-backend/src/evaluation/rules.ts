import {
  createMessageRenderer,
  RenderMessage,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  StageKind,
  templatesOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { messages } from './messages';
import { ConfiguredObjectives } from './objectives';
import { ConfiguredThresholds } from './thresholds';

/** By what pipelines are judged, and in which words it is told. */
export interface Rules {
  kinds: ReadonlyMap<string, StageKind>;
  thresholds: ConfiguredThresholds;
  /** What pipelines are held to that declare nothing else. */
  objectives: ConfiguredObjectives;
  /** Writes findings in English. */
  render: RenderMessage;
}

/** The rules of some kinds, with the lines and objectives that are configured. */
export function createRules(
  kinds: ReadonlyMap<string, StageKind>,
  thresholds: ConfiguredThresholds,
  objectives: ConfiguredObjectives = [],
): Rules {
  const templates = [...kinds.values()].map(kind => templatesOf(kind));
  return {
    kinds,
    thresholds,
    objectives,
    render: createMessageRenderer(Object.assign({}, messages, ...templates)),
  };
}
