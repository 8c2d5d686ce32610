export interface Config {
  pipelineHealth?: {
    /**
     * How AWS is read. Credentials come from `aws`, see
     * `@backstage/integration-aws-node`, or from a connection of type `aws`.
     */
    aws?: {
      /**
       * Regions in which resources are looked for by tags
       * (annotation `pipeline-health.io/aws-tags`), such as `eu-central-1`.
       */
      regions?: string[];
      /**
       * Accounts in which resources are looked for by tags. Default: those of
       * `aws.accounts` or of the connection, or the account of the main credentials.
       */
      accounts?: string[];
      /**
       * Whose pipelines may have which resources: any of these rules must fit.
       * Default: everybody's may have all that the role can read.
       */
      allow?: Array<{
        /** Refs of entities that own pipelines; absent: any owner, or none. */
        owners?: string[];
        /** AWS accounts, in quotes; absent: any. */
        accounts?: string[];
        /** ARNs, in which `*` stands for anything; absent: any. */
        arns?: string[];
        /** A tag of the resource that must name the owner, such as `pipeline-health:owner`. */
        ownerTag?: string;
      }>;
      /** How owners are told of incidents, beside Backstage's notifications. */
      notify?: {
        /** ARNs of SNS topics to which each notification is published. */
        topics?: string[];
      };
      /** What AWS tells by itself, so that it is known in seconds. */
      events?: {
        /**
         * Topics of Backstage's events service on which events of EventBridge
         * come, as `@backstage/plugin-events-backend-module-aws-sqs` publishes
         * them. Default: none.
         */
        topics?: string[];
      };
      /** How often a call is tried, the first time included. Default 3. */
      maxAttempts?: number;
      /**
       * What one account and region may be asked each second. The defaults are
       * 40 % of CloudWatch's quotas, which other tools share.
       */
      rateLimits?: {
        /** GetMetricData calls. Default 20. */
        metricCallsPerSecond?: number;
        /** Points that GetMetricData calls ask for. Default 72000. */
        metricPointsPerSecond?: number;
        /** DescribeAlarms calls. Default 3. */
        alarmCallsPerSecond?: number;
      };
      /**
       * What you pay in US dollars, where that is not the list price of
       * us-east-1, by the names that the cost of a pipeline shows: for all
       * regions (`'sqs.standard-request': 0.0000004`) or by region
       * (`'glue.dpu-hour': { eu-central-1: 0.44 }`).
       */
      prices?: { [name: string]: number | { [region: string]: number } };
      /**
       * What you know of your own messages of failed jobs, crawls, loads and
       * functions; it counts before what is known here, the first that fits.
       */
      knownFailures?: Array<{
        /** A regular expression; case does not matter. */
        pattern: string;
        /**
         * What happened, to stand after a colon. A named group `(?<name>…)` of
         * the pattern stands for `{{name}}`.
         */
        cause: string;
        /** What to do; with the same names. */
        remedy: string;
      }>;
      redshift?: {
        /**
         * Warehouses whose loads are asked for by SQL, over the Redshift Data
         * API. Off unless listed: every question wakes a Serverless workgroup,
         * which bills at least a minute. Only table names, times, counts and
         * places of errors are read, never values.
         */
        loadStatus?: Array<{
          /** ARN of the cluster or workgroup. */
          warehouse: string;
          database: string;
          /** ARN of the secret to sign in with. Default: the role's own user. */
          secretArn?: string;
          /** Database user to sign in as; for clusters only. */
          dbUser?: string;
          /** Time between two questions, at least `15m`. Default `1h`. */
          interval?: string;
        }>;
      };
    };
  };
}
