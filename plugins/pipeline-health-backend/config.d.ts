import { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * Pipeline Health. Everything is optional. Durations are written as `15m`,
   * `PT15M` or `{ minutes: 15 }`. Unknown keys stop the plugin at start.
   */
  pipelineHealth?: {
    /** How AWS is read. */
    collection?: {
      /**
       * Time between two rounds; each reads what is due. Default `1m`.
       */
      interval?: HumanDuration | string;
      /**
       * How often a stage is read, by how closely it deserves to be watched:
       * hot while something burns, cold while nothing happens.
       */
      tiers?: {
        hot?: {
          /** Time between two readings of configuration and depth. Default `1m`. */
          describe?: HumanDuration | string;
          /** Time between two readings of metrics, the part that costs. Default `5m`. */
          metrics?: HumanDuration | string;
        };
        warm?: {
          /** Time between two readings of configuration and depth. Default `5m`. */
          describe?: HumanDuration | string;
          /** Time between two readings of metrics, the part that costs. Default `15m`. */
          metrics?: HumanDuration | string;
        };
        cold?: {
          /** Time between two readings of configuration and depth. Default `5m`. */
          describe?: HumanDuration | string;
          /** Time between two readings of metrics, the part that costs. Default `1h`. */
          metrics?: HumanDuration | string;
        };
      };
      /**
       * How much history a metric starts with. It is asked for when all else
       * is done, the newest first; AWS bills one more metric for each day of
       * it, once. Default `24h`.
       */
      backfill?: HumanDuration | string;
      /**
       * How far back known points are asked for again, because CloudWatch still
       * changes them. Default `30m`.
       */
      overlap?: HumanDuration | string;
    };
    /** How pipelines and their stages are found. */
    discovery?: {
      /** Time between two readings of the catalog. Default `1m`. */
      interval?: HumanDuration | string;
      /** Time between two searches for tagged resources. Default `15m`. */
      tagInterval?: HumanDuration | string;
      /**
       * How many links lead from an annotated resource to a discovered one at
       * most; 0 discovers nothing. Default 5.
       */
      maxDepth?: number;
      /**
       * Annotations by which other plugins name the AWS resource that an entity
       * is. A Component that carries none of ours has the resources of the
       * entities that it depends on as its stages; an empty list adopts nothing.
       * Default `aws.amazon.com/arn`, `amazon.com/sqs-queue-arn`,
       * `amazon.com/lambda-function-arn`, `amazon.com/s3-bucket-arn` and
       * `amazon.com/open-search-domain-arn`.
       */
      adoptedAnnotations?: string[];
    };
    /** How long things are kept. */
    retention?: {
      /**
       * Values of metrics as they were measured, one a minute; at least until
       * they are rolled up, which is half a day later at most. Default `15d`.
       */
      samples?: HumanDuration | string;
      /**
       * What 5 minutes of a metric come to, for charts that reach further back.
       * At least as long as `samples`. Default `90d`.
       */
      fiveMinuteRollUps?: HumanDuration | string;
      /**
       * What an hour of a metric comes to. At least as long as
       * `fiveMinuteRollUps`. Default `400d`.
       */
      hourlyRollUps?: HumanDuration | string;
      /** Runs of crawlers and jobs. Default `90d`. */
      runs?: HumanDuration | string;
      /** Resolved incidents. Default `400d`. */
      incidents?: HumanDuration | string;
    };
    /**
     * When owners are told of what could be set up better in their pipelines, if
     * that changed since they were told last: `off`, `weekly` (Mondays at 8:00
     * UTC), or times of your own that are at least a week apart. Default `weekly`.
     *
     * @example
     * ```yaml
     * digest: { cron: '30 9 * * 2', timezone: Europe/Berlin }
     * ```
     */
    digest?:
      | 'off'
      | 'weekly'
      | false
      | {
          /** Five fields. */
          cron: string;
          /** Default UTC. */
          timezone?: string;
        };
    /** What is sent outside of the portal: notifications, digests, SNS. */
    notifications?: {
      /**
       * The language of its words, what was found included: `en` or `ko`. The
       * screens are in the language of whoever reads them. Default `en`.
       */
      language?: 'en' | 'ko';
      /** The time zone of the times in it: `Asia/Seoul`. Default UTC. */
      timezone?: string;
    };
    /**
     * When pipelines are worked on: nobody is notified of their incidents then.
     * Of all pipelines, or of those of some `pipelines` or `owners` (entity refs).
     *
     * @example
     * ```yaml
     * maintenance:
     *   - { cron: '0 2 * * 6', duration: 2h, timezone: Europe/Berlin, reason: Patches }
     *   - { from: '2026-03-01T10:00:00Z', until: '2026-03-01T12:00:00Z', reason: Upgrade, owners: ['group:default/shop'] }
     * ```
     */
    maintenance?: {
      /** Five fields; when it begins. */
      cron?: string;
      /** How long each of them lasts, at most 14 days: `2h`, `PT2H`, or seconds. */
      duration?: string | number;
      /** Of `cron`. Default UTC. */
      timezone?: string;
      /** ISO 8601. */
      from?: string;
      /** ISO 8601. */
      until?: string;
      /** Shown instead of telling. */
      reason: string;
      pipelines?: string[];
      owners?: string[];
    }[];
    /** When trouble is an incident, and when it is over. */
    incidents?: {
      /**
       * In how many of the last looks at a pipeline a cause must be found before
       * it is an incident: `{ found: 2, of: 3 }`. Checks look at several periods
       * already. Default 1 of 1.
       */
      openAfter?: { found?: number; of?: number };
      /** How long nobody may know of something before it is an incident. Default `5m`. */
      unknownAfter?: HumanDuration | string;
      /**
       * How long the opposite of an incident must have been seen before it is
       * over; it ended when that began. Default `5m`.
       */
      resolveAfter?: HumanDuration | string;
      /** Until when after its end an incident that comes back is the same one. Default `30m`. */
      reopenWithin?: HumanDuration | string;
    };
    /**
     * Thresholds for all pipelines, by kind of stage and name of the threshold.
     * An entity overrides them by its annotation `pipeline-health.io/thresholds`.
     *
     * @example
     * ```yaml
     * thresholds:
     *   sqs-queue:
     *     oldestMessageAge: { warning: 30m, critical: 2h }
     *     deadLetterMessages: { warning: off, critical: 10 }
     * ```
     */
    thresholds?: {
      [kind: string]: {
        [threshold: string]: {
          warning?: number | string | boolean;
          critical?: number | string | boolean;
        };
      };
    };
    /**
     * What all pipelines are held to over four weeks, see `docs/slo.md`. An entity
     * declares its own by its annotation `pipeline-health.io/objectives`. Default:
     * nothing.
     *
     * @example
     * ```yaml
     * objectives:
     *   freshness: { target: 99%, within: 15m, kinds: [sqs-queue, kinesis-stream] }
     *   delivery: { target: 99.9% }
     * ```
     */
    objectives?: {
      /** Minutes without data that is older than `within`. */
      freshness?: {
        /** The share that must be good: `99%` or `0.99`. */
        target: number | string;
        /** How old data may be: `15m`, `26h`, or seconds. */
        within: number | string;
        /** The kinds of stages that count. Default: all that tell. */
        kinds?: string[];
      };
      /** What arrives, of all that does or does not. */
      delivery?: {
        /** The share that must be good: `99.9%` or `0.999`. */
        target: number | string;
        /** The kinds of stages that count. Default: all that tell. */
        kinds?: string[];
      };
    };
    /** What one caller, one entity or one owner may cost the others. */
    limits?: {
      /**
       * How many changes one caller may ask for in a minute; each replica counts
       * by itself. Default 60.
       */
      changesPerMinute?: number;
      /**
       * How many stages a pipeline has at most; those nearest to what is
       * annotated are watched, and a finding tells. Default 100.
       */
      stagesPerPipeline?: number;
      /**
       * US dollars a month, at what metrics cost now. Of an owner whose pipelines
       * would cost more, no metrics are asked for; the others' go on. A stage that
       * others watch, too, is read for them. Default: no limit.
       */
      monthlyUsdPerOwner?: number;
    };
    /**
     * What may be done to stages, by the ids of the actions, such as
     * `extend-retention`; `docs/actions.md` lists them. Nothing may be done that
     * is not enabled here; who may do it is up to the permission of the action.
     */
    actions?: {
      [action: string]: {
        /** Default `false`. */
        enabled?: boolean;
        /** What the action itself can be told; a key that it does not know stops the start. */
        [setting: string]: unknown;
      };
    };
    /**
     * US dollars a month (UTC). Where all that is watched would cost more than
     * is left of it, metrics are asked for more seldom, of cold stages first, and
     * only then not at all: then what rests on them becomes unknown. Default: no
     * limit.
     */
    monthlyBudgetUsd?: number;
    /**
     * Where the app shows the page, such as `/pipelines`: links in notifications
     * lead there. Needed only where an app mounts it in its own code at another
     * path than the default; what `app.extensions` and the routes of dynamic
     * plugins say is followed. Default `/pipeline-health`.
     */
    pagePath?: string;
  };
}
