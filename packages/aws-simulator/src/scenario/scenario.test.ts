import { BillingMeter } from '../billing/BillingMeter';
import { startTestSimulator, testNow, testRegion } from '../testSimulator';
import { parseScenario, readScenario } from './readScenario';
import { playScenario } from './playScenario';
import { createServices } from '../services/createServices';
import { EventBus } from '../events/EventBus';
import { Faults } from '../faults/Faults';
import { MetricStore } from '../metrics/MetricStore';
import { Random } from '../random/Random';
import { Timeline } from '../clock/Timeline';
import { VirtualClock } from '../clock/VirtualClock';
import { World } from '../services/Service';
import { TagStore } from '../services/tagging/TagStore';

const queuesOfDemo = require.resolve(
  '@pipeline-health/aws-simulator/scenarios/demo.yaml',
);

function play(text: string) {
  const file = parseScenario('test.yaml', text);
  const start = testNow - file.head.history;
  const random = new Random(1);
  const world: World = {
    random,
    clock: new VirtualClock({ start: testNow, speed: 0 }),
    timeline: new Timeline({ start, stepMilliseconds: file.head.step }),
    metrics: new MetricStore(),
    tags: new TagStore(),
    faults: new Faults(random),
    events: new EventBus(random, testNow),
    meter: new BillingMeter(),
  };
  const services = createServices(world);
  playScenario(file, services.all, world, { zero: testNow, start });
  world.timeline.catchUp(testNow);
  return { ...services, world };
}

const counts = (text: string, name: string) =>
  play(text).sqs.counts(name, { region: testRegion });

describe('scenario files', () => {
  it.each([
    ['account: 12', 'account: '],
    ['step: 7s', 'step: expected a part of a minute'],
    ['history: long', 'history: expected a duration'],
    ['queues: [{ name: "a b" }]', 'queues[0].name: expected a queue name'],
    [
      'queues: [{ name: a, producer: { rate: fast } }]',
      'queues[0].producer.rate: expected a rate such as 4/s',
    ],
    ['queues: [{ name: a, colour: red }]', 'queues[0]: '],
    [
      'queues: [{ name: a, events: [{ at: -1h }] }]',
      'queues[0].events[0]: expected a change',
    ],
    [
      'queues: [{ name: a, deadLetter: { queue: b } }]',
      'queues[0].deadLetter.queue: no queue of this file is named b',
    ],
    ['alarms: [{ name: a, namespace: n, metric: m }]', 'alarms[0].threshold: '],
    ['faults: [{ kind: thunder }]', 'faults[0].kind: '],
    ['a: b: c', 'Nested mappings'],
    ['rivers: []', 'rivers: no service understands this key'],
  ])('refuses %s, naming file and field', (text, message) => {
    expect(() => play(text)).toThrow(`Scenario test.yaml: ${message}`);
  });

  it('plays what a text includes', async () => {
    const aws = await startTestSimulator({
      scenarioText: 'include: [order-queue-healthy]',
    });
    expect(
      aws.simulator.sqs.findQueue('orders-intake', { region: testRegion }),
    ).toBeDefined();
    await aws.stop();
  });

  it('names the scenarios there are', async () => {
    await expect(readScenario('nothing')).rejects.toThrow(
      /There is no scenario nothing; there are .*demo/,
    );
  });

  it('lets a backlog pile up while the consumer is down', () => {
    const text = (consumer: string) => `
      history: 3h
      queues:
        - name: orders
          producer: { rate: 60/m, noise: 0 }
          consumer: { rate: 10/s }
          events: [{ at: -1h, consumer: ${consumer} }]`;
    expect(counts(text('up'), 'orders').visible).toBe(0);
    const { visible } = counts(text('down'), 'orders');
    expect(visible).toBeGreaterThan(3300);
    expect(visible).toBeLessThan(3900);
  });

  it('deletes the backlog by the retention', () => {
    const { visible } = counts(
      `
      history: 4h
      queues:
        - name: orders
          retention: 30m
          producer: { rate: 60/m, noise: 0 }`,
      'orders',
    );
    expect(visible).toBeGreaterThan(1600);
    expect(visible).toBeLessThan(2000);
  });

  it('sends the share that fails to the dead-letter queue, none lost or doubled', () => {
    const { sqs } = play(`
      history: 2h
      queues:
        - name: orders
          visibilityTimeout: 20s
          deadLetter: { queue: orders-dlq, maxReceiveCount: 3 }
          consumer: { rate: 5/s }
          failures: 0.1
          events:
            - { at: -2h, messages: 4000 }
        - name: orders-dlq
          retention: 14d`);
    const scope = { region: testRegion };
    const dead = sqs.counts('orders-dlq', scope).visible;
    expect(dead).toBeGreaterThan(320);
    expect(dead).toBeLessThan(480);
    expect(sqs.counts('orders', scope)).toEqual({
      visible: 0,
      delayed: 0,
      inFlight: 0,
    });
  });

  it('repairs a consumer, which then also manages what it failed at', () => {
    const { sqs } = play(`
      history: 1h
      queues:
        - name: orders
          consumer: { rate: 5/s }
          failures: 1
          events:
            - { at: -50m, messages: 10 }
            - { at: -10m, failures: 0 }`);
    expect(sqs.counts('orders', { region: testRegion })).toEqual({
      visible: 0,
      delayed: 0,
      inFlight: 0,
    });
  });

  it('repeats a queue under numbered names', () => {
    const { sqs } = play(`
      history: 0s
      queues:
        - { name: load, copies: 12, deadLetter: { queue: load-dlq } }
        - { name: load-dlq, copies: 12 }`);
    const queue = sqs.queue('load-07', { region: testRegion });
    expect(queue.settings.redrive?.deadLetterTargetArn).toMatch(
      /:load-dlq-07$/,
    );
  });

  it('starts faults at times relative to the demo', () => {
    const { world } = play(
      'faults: [{ kind: throttling, from: 5m, until: 10m }]',
    );
    expect(world.faults.list()).toMatchObject([
      { kind: 'throttling', from: testNow + 300_000, until: testNow + 600_000 },
    ]);
  });

  it('tells the same story for the same seed, whatever the steps of the clock', async () => {
    const story = async (seed: number, hops: number) => {
      const aws = await startTestSimulator({ scenario: queuesOfDemo, seed });
      for (let hop = 0; hop < hops; hop += 1) {
        aws.advance(3600 / hops);
      }
      const depths = ['payments-settlement', 'shipment-notifications-dlq'].map(
        name => aws.simulator.sqs.counts(name, { region: testRegion }).visible,
      );
      await aws.stop();
      return depths;
    };
    const once = await story(1, 1);
    expect(await story(1, 45)).toEqual(once);
    expect(await story(2, 1)).not.toEqual(once);
  });
});
