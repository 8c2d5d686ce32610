import { z } from 'zod';
import { BillingMeter } from '../billing/BillingMeter';
import { VirtualClock } from '../clock/VirtualClock';
import { Timeline } from '../clock/Timeline';
import { EventBus } from '../events/EventBus';
import { Faults } from '../faults/Faults';
import { MetricStore } from '../metrics/MetricStore';
import { Random } from '../random/Random';
import { AwsError } from '../wire/AwsError';
import { Operation } from '../wire/operation';
import { Protocol } from '../wire/Protocol';
import { Call, Scope } from '../wire/wireMessages';
import { TagStore } from './tagging/TagStore';

/** What every service of the simulated AWS shares with the others. */
export interface World {
  clock: VirtualClock;
  timeline: Timeline;
  random: Random;
  metrics: MetricStore;
  tags: TagStore;
  faults: Faults;
  events: EventBus;
  meter: BillingMeter;
}

/** The defaults of a scenario file: where its resources live, and its time zero. */
export interface ScenarioContext extends Scope {
  /** The virtual time at which the history begins. */
  start: number;
  /** The virtual time that `at:` times of the file are relative to. */
  zero: number;
}

/** A list in scenario files, such as `queues:`, that one service understands. */
export interface ScenarioSection {
  key: string;
  /** Checks the items of one file and returns the deed of making them real. */
  schema: z.ZodType<(context: ScenarioContext) => void>;
}

/** Something about a service that can be changed over `POST /_simulator/<path>`. */
export interface Control {
  path: string;
  /** Checks the body and does what it asks. */
  schema: z.ZodType<unknown>;
}

/** How a service words the errors that faults make it answer. */
export interface FaultErrors {
  throttling: () => AwsError;
  accessDenied: (operation: string, call: Call, input: object) => AwsError;
  expiredCredentials: () => AwsError;
  internalError: () => AwsError;
}

/** A simulated AWS service. */
export interface Service {
  /** The name in the credential scope, such as `sqs`. */
  signingName: string;
  /** Those it understands; an answer goes out in that of its request. */
  protocols: readonly [Protocol, ...Protocol[]];
  operations: Operation[];
  faultErrors: FaultErrors;
  sections?: ScenarioSection[];
  controls?: Control[];
}
