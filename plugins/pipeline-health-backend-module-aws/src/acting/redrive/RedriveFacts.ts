import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  Asked,
  ask,
  answerOf,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { askList } from '../../aws/paging';
import { listSources } from '../../stages/sqs-queue/readSources';
import { askQueue, QueueNow } from './askQueue';
import { listMoveTasks, MoveTask } from './phases';

/** Of more queues that share a dead-letter queue not all are looked at. */
export const MOST_DESTINATIONS = 10;

/** The relations by which what failed goes on. */
const FAILURES = ['dead-letter-queue', 'failed-events', 'failed-batches'];

/** A queue to which dead letters go, and who takes them from there, as they were collected. */
export interface CollectedDestination {
  arn: string;
  /** What was collected of it, where it is a stage of the pipeline. */
  facts?: StageFacts;
  /** Of itself. */
  findings: readonly Finding[];
  /** The stages behind it, and what is found there. */
  behind: { names: string[]; findings: readonly Finding[] };
}

/** The same, and the queue as it is at this moment. */
export interface Destination extends CollectedDestination {
  queue: Asked<QueueNow>;
}

/** What speaks for a redrive and against it. */
export interface RedriveFacts {
  now: number;
  queue: QueueNow;
  /** What was collected of the queue. */
  stage: StageFacts;
  /** Until the first of its messages can expire, worst case, if any is in danger. */
  secondsToLoss?: number;
  /** The queues whose dead letters it takes. */
  sources: Asked<string[]>;
  /** Where all of them are to go, if not each to where it came from. */
  destination?: string;
  destinations: readonly Destination[];
  /** To which queue the queues of the pipeline set aside, as it was collected, by ARN. */
  deadLetterQueues: ReadonlyMap<string, string>;
  tasks: Asked<MoveTask[]>;
  /** Who else sends failures here, which SQS cannot move. */
  others: readonly { name: string; kind: string }[];
}

/** Asks for what must be true at this moment, and takes the rest from what was collected. */
export async function askFacts(
  access: AwsAccess,
  context: ActionContext,
  destination: string | undefined,
): Promise<RedriveFacts> {
  const { arn } = context.stage;
  const [queue, sources, tasks] = await Promise.all([
    askQueue(access, arn),
    askList(() => listSources(arn, access)),
    ask(() => listMoveTasks(access, arn)),
  ]);
  const arns = destination ? [destination] : answerOf(sources) ?? [];
  return {
    now: context.now,
    queue,
    stage: context,
    secondsToLoss: context.secondsToLoss,
    sources,
    destination,
    destinations: await Promise.all(
      collectedDestinations(arns.slice(0, MOST_DESTINATIONS), context).map(
        async each => ({
          ...each,
          queue: await ask(() => askQueue(access, each.arn)),
        }),
      ),
    ),
    deadLetterQueues: deadLetterQueuesIn(context),
    tasks,
    others: othersOf(context),
  };
}

function deadLetterQueuesIn({ pipeline }: ActionContext): Map<string, string> {
  return new Map(
    pipeline.links
      .filter(({ relation }) => relation === 'dead-letter-queue')
      .map(({ from, to }) => [from, to]),
  );
}

/** What was collected of queues, and of what is behind them. */
export function collectedDestinations(
  arns: readonly string[],
  { pipeline }: Pick<ActionContext, 'pipeline'>,
): CollectedDestination[] {
  const findingsOf = (stages: ReadonlySet<string>) =>
    pipeline.findings.filter(({ stage }) => stages.has(stage));
  return arns.map(arn => {
    const behind = stagesBehind(arn, pipeline);
    return {
      arn,
      facts: pipeline.stages.find(({ stage }) => stage.arn === arn),
      findings: findingsOf(new Set([arn])),
      behind: {
        names: pipeline.stages
          .filter(({ stage }) => behind.has(stage.arn))
          .map(({ stage }) => stage.name),
        findings: findingsOf(behind),
      },
    };
  });
}

/** To where data goes on, at any distance. */
function stagesBehind(
  arn: string,
  { links }: ActionContext['pipeline'],
): Set<string> {
  const behind = new Set<string>();
  const reach = (from: string) => {
    for (const link of links) {
      const goesOn = link.from === from && !FAILURES.includes(link.relation);
      if (goesOn && link.to !== arn && !behind.has(link.to)) {
        behind.add(link.to);
        reach(link.to);
      }
    }
  };
  reach(arn);
  return behind;
}

/** Those of other kinds whose failures come to the queue. */
export function othersOf({
  stage,
  pipeline,
}: Pick<ActionContext, 'stage' | 'pipeline'>): {
  name: string;
  kind: string;
}[] {
  const senders = pipeline.links
    .filter(
      ({ to, relation }) => to === stage.arn && FAILURES.includes(relation),
    )
    .map(({ from }) => from);
  return pipeline.stages
    .map(facts => facts.stage)
    .filter(({ arn, kind }) => senders.includes(arn) && kind !== 'sqs-queue')
    .map(({ name, kind }) => ({ name, kind }));
}

/** The queues that could be asked. */
export function answeredOf(destinations: readonly Destination[]): QueueNow[] {
  return destinations.flatMap(({ queue }) => answerOf(queue) ?? []);
}
