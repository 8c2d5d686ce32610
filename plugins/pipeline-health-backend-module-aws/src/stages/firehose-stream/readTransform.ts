import type { ProcessingConfiguration } from '@aws-sdk/client-firehose';
import { DestinationType, FirehoseTransform } from './FirehoseInventory';

const MEGABYTE = 1024 * 1024;

/** The Lambda function among the processors, if one is there. */
export function readTransform(
  processing?: ProcessingConfiguration,
  destination?: DestinationType,
): FirehoseTransform | undefined {
  const processor = processing?.Processors?.find(
    ({ Type }) => Type === 'Lambda',
  );
  const parameters = new Map(
    (processor?.Parameters ?? []).map(parameter => [
      `${parameter.ParameterName}`,
      parameter.ParameterValue,
    ]),
  );
  const functionArn = parameters.get('LambdaArn');
  if (!functionArn) {
    return undefined;
  }
  const number = (name: string, byDefault: number) => {
    const value = Number.parseFloat(parameters.get(name) ?? '');
    return Number.isFinite(value) ? value : byDefault;
  };
  return {
    functionArn: unqualified(functionArn),
    enabled: processing?.Enabled ?? false,
    retries: number('NumberOfRetries', 3),
    bufferIntervalSeconds: number('BufferIntervalInSeconds', 60),
    bufferSizeBytes: Math.round(
      number('BufferSizeInMBs', destination === 'splunk' ? 0.25 : 1) * MEGABYTE,
    ),
  };
}

/** Without `:$LATEST`, a version or an alias: the stage is the function. */
function unqualified(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':');
}
