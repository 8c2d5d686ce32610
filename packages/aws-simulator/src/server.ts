import { BillingMeter } from './billing/BillingMeter';
import { Timeline } from './clock/Timeline';
import { VirtualClock } from './clock/VirtualClock';
import { controlPath, ControlEndpoint } from './control/ControlEndpoint';
import { EventBus } from './events/EventBus';
import { Faults } from './faults/Faults';
import { MetricStore } from './metrics/MetricStore';
import { Random } from './random/Random';
import { playScenario } from './scenario/playScenario';
import {
  parseScenario,
  readScenario,
  ScenarioFile,
  withIncluded,
} from './scenario/readScenario';
import { createServices, Services } from './services/createServices';
import { World } from './services/Service';
import { TagStore } from './services/tagging/TagStore';
import { StageTruth, truthOf } from './truth';
import { Dispatcher } from './wire/Dispatcher';
import { HttpServer } from './wire/HttpServer';

const heartbeat = 1000;

/**
 * Options of {@link startSimulator}.
 *
 * @public
 */
export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** Names of scenarios, separated by commas; an empty AWS without. */
  scenario?: string;
  /** One more scenario: the text of its file. */
  scenarioText?: string;
  /** Seed of everything random. */
  seed?: number;
  /** Virtual seconds a real second; 0 freezes the clock. */
  speed?: number;
  /** Virtual time at the start, in epoch milliseconds; real now unless given. */
  now?: number;
}

/**
 * A running simulator, with the services that code can reach into.
 *
 * @public
 */
export interface Simulator extends Omit<Services, 'all'> {
  /** The endpoint for AWS clients. */
  url: string;
  clock: VirtualClock;
  faults: Faults;
  /** What EventBridge tells of what happens. */
  events: EventBus;
  /** What AWS would bill. */
  meter: BillingMeter;
  /** What is true of a resource, whatever its metrics say; undefined of what holds no data that can be lost. */
  truth(arn: string): StageTruth | undefined;
  close(): Promise<void>;
}

/**
 * Starts a simulated AWS. With a scenario, its history has already happened
 * when the promise resolves.
 *
 * @public
 */
export async function startSimulator(
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const files = await filesOf(options);
  const zero = options.now ?? Date.now();
  const start = zero - historyOf(files);
  const world = createWorld(options, { zero, start, step: stepOf(files) });
  const { all, ...simulations } = createServices(world);
  files.forEach(file => playScenario(file, all, world, { zero, start }));

  const { clock, timeline, random, faults, events, meter } = world;
  // What happened is told after it did.
  timeline.add(events);
  const live = () => timeline.catchUp(clock.now());
  live();
  clock.onAdvance(live);
  const dispatcher = new Dispatcher(all, faults, meter);
  const control = new ControlEndpoint(world, all);
  const requestIds = random.fork('request-ids');
  const server = new HttpServer(async (request, transport) => {
    live();
    if (request.path.startsWith(controlPath)) {
      return control.answer(request);
    }
    const { headers, ...response } = await dispatcher.dispatch(request, {
      ...transport,
      requestId: requestIds.uuid(),
      now: clock.now(),
    });
    const date = new Date(clock.now()).toUTCString();
    return { ...response, headers: { date, ...headers } };
  });
  const url = await server.listen(
    options.port ?? 0,
    options.host ?? '127.0.0.1',
  );
  const timer = clock.frozen ? undefined : setInterval(live, heartbeat);
  return {
    ...simulations,
    url,
    clock,
    faults,
    events,
    meter,
    truth: arn => truthOf(arn, simulations, clock.now()),
    close: async () => {
      clearInterval(timer);
      await server.close();
    },
  };
}

async function filesOf({
  scenario,
  scenarioText,
}: SimulatorOptions): Promise<ScenarioFile[]> {
  return [
    ...(scenario ? await readScenario(scenario) : []),
    ...(scenarioText
      ? await withIncluded(parseScenario('scenarioText', scenarioText))
      : []),
  ];
}

function createWorld(
  options: SimulatorOptions,
  times: { zero: number; start: number; step: number },
): World {
  const random = new Random(options.seed ?? 1);
  return {
    random,
    clock: new VirtualClock({ start: times.zero, speed: options.speed ?? 1 }),
    timeline: new Timeline({
      start: times.start,
      stepMilliseconds: times.step,
    }),
    metrics: new MetricStore(),
    tags: new TagStore(),
    faults: new Faults(random.fork('faults')),
    events: new EventBus(random.fork('events'), times.zero),
    meter: new BillingMeter(),
  };
}

function historyOf(files: ScenarioFile[]): number {
  return Math.max(0, ...files.map(({ head }) => head.history));
}

function stepOf(files: ScenarioFile[]): number {
  return files.length
    ? Math.min(...files.map(({ head }) => head.step))
    : 10_000;
}
