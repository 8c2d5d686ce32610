import { Simulator, startSimulator } from '@pipeline-health/aws-simulator';
import {
  StageAction,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { AwsSource } from '../AwsSource';
import { AwsStageFinder } from '../AwsStageFinder';
import { readAwsSourceConfig } from '../config';
import { awsStageKinds } from '../stages/registry';

/** A Sunday noon. */
export const NOW = Date.parse('2026-03-01T12:00:00Z');
export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';
export const scope = { account: ACCOUNT, region: REGION };

/** The real source against a simulated AWS on a frozen clock. */
export interface SimulatedAws {
  simulator: Simulator;
  source: AwsSource;
  /** The actions of a source of its own, as another process has them. */
  createActions(): readonly StageAction[];
  close(): Promise<void>;
}

/**
 * Starts both. The SDK finds the simulator as it finds any emulator: by
 * `AWS_ENDPOINT_URL`. A scenario may be given as the text of its file.
 */
export async function startSimulatedAws(
  config: JsonObject = {},
  scenarioText?: string,
): Promise<SimulatedAws> {
  const simulator = await startSimulator({ now: NOW, speed: 0, scenarioText });
  const before = process.env.AWS_ENDPOINT_URL;
  process.env.AWS_ENDPOINT_URL = simulator.url;
  const create = () => createSource(config, () => simulator.clock.now());
  const source = create();
  const others: AwsSource[] = [];
  return {
    simulator,
    source,
    createActions: () => {
      const other = create();
      others.push(other);
      return other.actions;
    },
    close: async () => {
      await Promise.all([source, ...others].map(each => each.close()));
      await simulator.close();
      if (before === undefined) {
        delete process.env.AWS_ENDPOINT_URL;
      } else {
        process.env.AWS_ENDPOINT_URL = before;
      }
    },
  };
}

/** The source as the module makes it, with credentials for one account. */
export function createSource(
  aws: JsonObject = {},
  now: () => number = Date.now,
): AwsSource {
  return new AwsSource({ ...settingsOf(aws), now });
}

/** What finds stages, likewise. */
export function createStageFinder(aws: JsonObject = {}): AwsStageFinder {
  return new AwsStageFinder({
    ...settingsOf(aws),
    kinds: awsStageKinds,
    now: Date.now,
  });
}

function settingsOf(aws: JsonObject) {
  const config = mockServices.rootConfig({
    data: {
      aws: {
        mainAccount: { accessKeyId: 'main', secretAccessKey: 'secret' },
        accounts: [
          { accountId: ACCOUNT, accessKeyId: 'test', secretAccessKey: 'test' },
        ],
      },
      pipelineHealth: { aws: { regions: [REGION], ...aws } },
    },
  });
  return {
    credentials: DefaultAwsCredentialsManager.fromConfig(config),
    config: readAwsSourceConfig(config),
  };
}

/** A queue as a stage. */
export function queueStage(
  name: string,
  is: { account?: string; region?: string } = {},
): StageRef {
  const { account, region } = { ...scope, ...is };
  return {
    arn: `arn:aws:sqs:${region}:${account}:${name}`,
    kind: 'sqs-queue',
    name,
    account,
    region,
  };
}
