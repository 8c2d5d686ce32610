import { Health } from './health';

/**
 * The type under which search holds pipelines.
 *
 * @public
 */
export const PIPELINE_DOCUMENT_TYPE = 'pipeline-health';

/**
 * What search holds of a pipeline, as it was when it was indexed.
 *
 * @public
 */
export interface PipelineDocument {
  title: string;
  text: string;
  /** The path of its page. */
  location: string;
  entityRef: string;
  /** Entity ref; empty where nobody owns it. */
  owner: string;
  health: Health;
  /** What was wrong first; empty where nothing was. */
  headline: string;
  /** ISO 8601; when that was read. Empty where nothing was read. */
  asOf: string;
}
