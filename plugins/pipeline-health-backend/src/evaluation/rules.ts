import {
  createMessageRenderer,
  RenderMessage,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  StageKind,
  templatesOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { messages } from './messages';
import { ConfiguredThresholds } from './thresholds';

/** By what pipelines are judged, and in which words it is told. */
export interface Rules {
  kinds: ReadonlyMap<string, StageKind>;
  thresholds: ConfiguredThresholds;
  /** Writes findings in English. */
  render: RenderMessage;
}

/** The rules of some kinds, with the lines that are configured. */
export function createRules(
  kinds: ReadonlyMap<string, StageKind>,
  thresholds: ConfiguredThresholds,
): Rules {
  const templates = [...kinds.values()].map(kind => templatesOf(kind));
  return {
    kinds,
    thresholds,
    render: createMessageRenderer(Object.assign({}, messages, ...templates)),
  };
}
