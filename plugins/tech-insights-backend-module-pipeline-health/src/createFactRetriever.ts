import {
  FactRetriever,
  TechInsightFact,
} from '@backstage-community/plugin-tech-insights-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  figuresOf,
  PipelineFigures,
  PipelineHealthApi,
  PipelineSummary,
  readEachPipeline,
} from '@pipeline-health/plugin-pipeline-health-common';

type Api = Pick<
  PipelineHealthApi,
  'listPipelines' | 'getPipeline' | 'getObjectives'
>;

/** Reads the facts of all pipelines; fails where they cannot be listed. */
export function createFactRetriever(api: Api): FactRetriever {
  return {
    id: 'pipelineHealthFactRetriever',
    version: '1.0.0',
    title: 'Pipeline health',
    description: 'How the AWS data pipeline of an entity does',
    schema: {
      isKnown: {
        type: 'boolean',
        description: 'Whether the health is known',
      },
      health: {
        type: 'string',
        description:
          'healthy, warning or critical; absent while it is not known',
      },
      openIncidents: {
        type: 'integer',
        description: 'Incidents that are not over',
      },
      deadLetters: {
        type: 'integer',
        description:
          'Messages in dead-letter queues; absent where there is no such queue',
      },
      postureScore: {
        type: 'integer',
        description: 'The share of advice that is followed, of 100',
      },
      errorBudgetLeft: {
        type: 'float',
        description:
          'The share of the error budget that is left, of the objective with the least: 1 when nothing was bad, below 0 when it is overspent',
      },
    },
    async handler({ logger }) {
      const facts: TechInsightFact[] = [];
      const each = readEachPipeline(api, it => readFacts(api, it, logger));
      for await (const fact of each) {
        facts.push(fact);
      }
      return facts;
    },
  };
}

/** What cannot be asked of one pipeline is not a fact of it, and costs no other. */
async function readFacts(
  api: Api,
  { entityRef }: PipelineSummary,
  logger: LoggerService,
): Promise<TechInsightFact> {
  const entity = parseEntityRef(entityRef);
  try {
    const [pipeline, { objectives }] = await Promise.all([
      api.getPipeline(entityRef),
      api.getObjectives(entityRef),
    ]);
    return { entity, facts: factsOf(figuresOf(pipeline, objectives)) };
  } catch (error) {
    logger.warn(`There are no facts of ${entityRef} this time: ${error}`);
    return { entity, facts: factsOf({}) };
  }
}

/** What is not known has no fact, so that no check is run on it. */
function factsOf(figures: PipelineFigures): TechInsightFact['facts'] {
  const facts: TechInsightFact['facts'] = {
    isKnown: figures.health !== undefined,
  };
  for (const [name, value] of Object.entries(figures)) {
    if (value !== undefined) {
      facts[name] = value;
    }
  }
  return facts;
}
