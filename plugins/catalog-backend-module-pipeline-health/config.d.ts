import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Finds pipelines in the accounts and regions that `pipelineHealth.aws`
       * names and provides a Component and Resources for each. Without it
       * nothing is looked for.
       */
      pipelineHealth?: {
        /**
         * Which resources belong to pipelines; of several rules that fit a
         * resource the first counts.
         *
         * @example
         * ```yaml
         * rules:
         *   - tag: pipeline
         *   - stack: 'data-*'
         *   - name: '^(?<pipeline>.+)-(queue|dlq)$'
         * ```
         */
        rules: {
          /** `key`: resources with the same value are a pipeline. `key=value`: what configuration links is. */
          tag?: string;
          /** The name of a CloudFormation stack, with asterisks; a stack is a pipeline. */
          stack?: string;
          /** A regular expression for names; what its group `pipeline` has in common is a pipeline, or else what configuration links. */
          name?: string;
        }[];
        /** When it looks. Default every hour. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** The tag that names the owner, as `group:default/shop` or `shop`. Default `owner`. */
        ownerTag?: string;
        /** Whose a pipeline is that nobody owns. Default `unknown`. */
        defaultOwner?: string;
        /** Default `default`. */
        namespace?: string;
        /** The lifecycle of the Components. Default `production`. */
        lifecycle?: string;
        /** How many links lead from a resource that a rule chooses to a neighbour at most. Default 2. */
        maxDepth?: number;
        /** How many resources rules may choose in an account and region. Default 10000. */
        maxResources?: number;
      };
    };
  };
}
