import { NeighbourSearch } from '../../aws/AwsStageKind';
import { EVENT_SOURCE } from './linksOf';
import { readEventSources, unqualified } from './readEventSources';

/**
 * A queue or a stream does not know which functions Lambda reads it for; Lambda
 * knows.
 */
export const neighbours: NeighbourSearch = {
  of: ['sqs-queue', 'kinesis-stream'],
  what: 'which Lambda functions read it',
  relation: EVENT_SOURCE,
  everywhere: ['lambda:ListEventSourceMappings'],
  async find(stage, access) {
    const mappings = await readEventSources(access, { sourceArn: stage.arn });
    return mappings.flatMap(({ FunctionArn }) => {
      const functionArn = unqualified(FunctionArn);
      return functionArn
        ? [
            {
              from: stage.arn,
              to: functionArn,
              relation: EVENT_SOURCE,
              note: `Lambda reads ${stage.name} and calls this function.`,
            },
          ]
        : [];
    });
  },
};
