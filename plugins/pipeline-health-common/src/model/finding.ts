import { ActionCall } from './actionCall';
import { Health } from './health';
import { Message } from './message';

/**
 * How bad a finding is. `info` does not change the health of its stage;
 * `unknown` says that a question could not be asked.
 *
 * @public
 */
export type Severity = 'info' | 'warning' | 'critical' | 'unknown';

/**
 * The numbers and names that support a finding. The ending of a key gives the
 * unit: `…Seconds`, `…Ratio` (0–1), `…Bytes`, `…At` (ISO 8601); any other
 * number is a count.
 *
 * @public
 */
export type Evidence = { [name: string]: number | string | string[] };

/**
 * What a finding claims of its stage: a fault of its own, that a neighbour
 * refuses what it hands on, that nothing arrives, that data waits, or that it
 * could be set up better.
 *
 * @public
 */
export type Claim =
  | 'own-fault'
  | 'refusal'
  | 'starvation'
  | 'backlog'
  | 'posture';

/**
 * A change that puts right what was found, with the names of what was found, to
 * be copied by a person. Alternatives to each other, each of them whole.
 *
 * @public
 */
export interface Fix {
  /** Where it goes: `AWS CLI`, `CloudFormation`, `Terraform`. */
  label: string;
  language: 'shell' | 'yaml' | 'hcl';
  text: string;
  /**
   * The calls that it makes, in the words of the API, where they are known
   * beforehand; what only a person knows stands in them as `${AlarmTopic}`.
   */
  calls?: ActionCall[];
}

/**
 * What one check found on a stage.
 *
 * @public
 */
export interface FindingPart {
  /** `<kind>/<check>`, for example `sqs-queue/dead-letters`. */
  id: string;
  severity: Severity;
  claim: Claim;
  /** One sentence that says what is wrong, in English. */
  title: string;
  evidence: Evidence;
  /** What to do, in one or two sentences, in English. */
  remedy: string;
  /** The remedy as changes to copy, where it is one of configuration. */
  fixes?: Fix[];
  /** What title and remedy are made of: the templates `<key>.title` and `<key>.remedy`. */
  message: Message;
  /** ISO 8601; when this finding was first made without interruption. */
  since: string;
  /** ISO 8601; when the trouble began by its evidence, where that is known. */
  onsetAt?: string;
}

/**
 * The name of a finding among those of its pipeline.
 *
 * @public
 */
export interface FindingRef {
  /** The ARN of the stage; for a finding about the annotations of a pipeline, its entity ref. */
  stage: string;
  id: string;
}

/**
 * One trouble of a stage. What several checks found of the same trouble is one
 * finding: it has the words of the check that says most of the cause, the worst
 * severity and the earliest times of all.
 *
 * @public
 */
export interface Finding extends FindingPart {
  /** The ARN of the stage; for a finding about the annotations of a pipeline, its entity ref. */
  stage: string;
  /** The first cause, mostly on another stage, of which this is a consequence; absent for what is a cause itself. */
  followsFrom?: FindingRef;
  /** What else was found of the same trouble on the stage. */
  parts?: FindingPart[];
}

/**
 * The health that a finding of this severity gives to its stage.
 *
 * @public
 */
export function healthOfSeverity(severity: Severity): Health {
  return severity === 'info' ? 'healthy' : severity;
}
