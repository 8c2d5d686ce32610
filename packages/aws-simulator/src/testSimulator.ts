import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { SimulatorOptions, startSimulator } from './server';

/** A Monday morning, at a full minute. */
export const testNow = Date.parse('2026-03-02T10:00:00Z');

export const testRegion = 'eu-central-1';

/** A key of the default account. */
export const testCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** A simulator on a frozen clock, with real clients that do not retry. */
export async function startTestSimulator(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({
    now: testNow,
    speed: 0,
    ...options,
  });
  const configuration = {
    endpoint: simulator.url,
    region: testRegion,
    credentials: testCredentials,
    maxAttempts: 1,
  };
  const sqs = new SQSClient(configuration);
  const cloudwatch = new CloudWatchClient(configuration);
  const sts = new STSClient(configuration);
  return {
    simulator,
    configuration,
    sqs,
    cloudwatch,
    sts,
    advance: (seconds: number) => simulator.clock.advance(seconds * 1000),
    stop: async () => {
      [sqs, cloudwatch, sts].forEach(client => client.destroy());
      await simulator.close();
    },
  };
}

/** A simulator with clients, for a test. */
export type TestSimulator = Awaited<ReturnType<typeof startTestSimulator>>;
