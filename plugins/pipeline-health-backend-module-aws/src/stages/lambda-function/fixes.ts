import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { fixesOf, Properties, ResourceType } from '../../aws/fixes';
import { EventSource } from './LambdaInventory';

const FUNCTION: ResourceType = {
  cloudFormation: 'AWS::Lambda::Function',
  terraform: 'aws_lambda_function',
};

const MAPPING: ResourceType = {
  cloudFormation: 'AWS::Lambda::EventSourceMapping',
  terraform: 'aws_lambda_event_source_mapping',
  arguments: { Destination: 'destination_arn' },
};

interface FunctionToFix {
  name: string;
  region: string;
}

/** A change to a function. */
export function functionFixes(stage: FunctionToFix, change: Properties): Fix[] {
  const properties = { FunctionName: stage.name, ...change };
  return fixesOf(stage, {
    calls: [
      {
        service: 'lambda',
        operation: 'UpdateFunctionConfiguration',
        input: properties,
      },
    ],
    resources: [{ type: FUNCTION, name: stage.name, properties }],
  });
}

/** A change to how Lambda reads some of the sources of a function. */
export function sourceFixes(
  stage: FunctionToFix,
  sources: readonly EventSource[],
  change: (source: EventSource) => Properties,
): Fix[] {
  return fixesOf(stage, {
    calls: sources.map(source => ({
      service: 'lambda',
      operation: 'UpdateEventSourceMapping',
      input: { UUID: source.id, ...change(source) },
    })),
    resources: sources.map(source => ({
      type: MAPPING,
      name: `${stage.name}-${source.id}`,
      properties: {
        FunctionName: stage.name,
        ...(source.sourceArn && { EventSourceArn: source.sourceArn }),
        ...change(source),
      },
    })),
  });
}
