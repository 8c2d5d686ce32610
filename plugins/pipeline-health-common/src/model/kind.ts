import { Templates } from './message';
import { Unit } from './unit';

/**
 * What a link does that leads to no further station of the data: it lets it be
 * changed on its way onward, it carries what failed, or a copy.
 *
 * @public
 */
export type RelationRole = 'transform' | 'failure' | 'copy';

/**
 * What the ARNs of a kind have in common: the service, and what stands before the
 * name, such as `crawler/`.
 *
 * @public
 */
export interface ArnsOfKind {
  service: string;
  resource: string;
}

/**
 * Everything that a kind of stage says of itself.
 *
 * @public
 */
export interface KindDescription {
  /** `sqs-queue` */
  kind: string;
  /** `SQS queue` */
  title: string;
  /** How the ARNs of its stages are told from others; absent where nobody says. */
  arns?: ArnsOfKind;
  /**
   * In the order in which a person wants to see them. `key` ones are looked at
   * first; `derived` ones follow from others and have no series.
   */
  metrics: {
    metric: string;
    title: string;
    unit: Unit;
    key?: boolean;
    derived?: boolean;
  }[];
  /** With the lines in force unless a pipeline overrides them. */
  thresholds: {
    name: string;
    title: string;
    unit: Unit;
    description: string;
    warning?: number;
    critical?: number;
  }[];
  /** In the order in which they explain a stage; `metric` is what a check is about. */
  checks: { id: string; title: string; description: string; metric?: string }[];
  /**
   * What stands on the links that its stages tell of: `dead letters`. With the
   * metrics of its stages that tell what such a link carries a minute, and how late.
   */
  relations: {
    relation: string;
    title: string;
    role?: RelationRole;
    throughput?: string;
    lag?: string;
  }[];
  /** The facts of its inventory, in the order to show. */
  inventory: { key: string; title: string; unit?: Unit }[];
  /** The templates of its findings, in English, by their whole keys: `sqs-queue.dead-letters.title`. */
  messages: Templates;
}

/**
 * All kinds of stages that the installed sources know.
 *
 * @public
 */
export interface ListKindsResponse {
  items: KindDescription[];
  /** The templates of findings that belong to no kind. */
  messages: Templates;
}
