import { createMockDirectory } from '@backstage/backend-test-utils';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  queueStage,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from '../../__testUtils__/simulatedAws';
import { contextOfStage, goOnWith, startTask } from '../__testUtils__/doAction';
import { groupOf } from './groups/groupLetters';

const DEAD_LETTERS = queueStage('orders-dlq');
/** For so long a call is under way when the process is killed; then it is carried out. */
const UNDER_WAY_MS = 400;
const BODIES = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => `{"order":"${id}"}`);

const SCENARIO = `
history: 2h
queues:
  - name: orders
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 1 }
    messages: ${JSON.stringify(BODIES.map(body => ({ at: '-110m', body })))}
    consumer: { rate: 1/s, processing: 40s }
    events: [{ at: -100m, consumer: down }]
  - { name: orders-dlq, retention: 14d }`;

const directory = createMockDirectory();

describe('a redrive whose process is killed in the middle of a call', () => {
  let aws: SimulatedAws;
  const file = () => directory.resolve('task.json');

  beforeEach(async () => {
    directory.clear();
    aws = await startSimulatedAws({}, SCENARIO);
  });
  afterEach(() => aws.close());

  const bodiesIn = (queue: string) =>
    [...aws.simulator.sqs.queue(queue, scope).batches].map(
      ({ content }) => content?.body ?? '',
    );

  /** Goes on with the stored task in a process of its own, and kills that while a call is under way. */
  const killDuring = async (operation: string) => {
    const { faults, clock, url } = aws.simulator;
    const id = faults.inject({
      kind: 'latency',
      operation,
      milliseconds: UNDER_WAY_MS,
    });
    const child = spawn(
      process.execPath,
      [
        '--no-deprecation',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        resolve(__dirname, '../__testUtils__/actUntilKilled.ts'),
        file(),
        String(clock.now()),
      ],
      {
        stdio: ['pipe', 'ignore', 'pipe'],
        env: { PATH: process.env.PATH, AWS_ENDPOINT_URL: url },
      },
    );
    const errors: string[] = [];
    child.stderr.on('data', data => errors.push(String(data)));
    const ended = once(child, 'exit');
    const isHit = () => faults.list().some(each => each.hits > 0);
    while (!isHit() && child.exitCode === null) {
      await sleep(5);
    }
    child.kill('SIGKILL');
    await ended;
    faults.remove(id);
    expect([child.signalCode, errors.join('')]).toEqual(['SIGKILL', '']);
    await sleep(2 * UNDER_WAY_MS);
  };

  it.each([
    ['redrive', { canary: 4 }, 'ahead'],
    [
      'redrive-group',
      {
        group: groupOf({
          id: '',
          receipt: '',
          body: BODIES[0],
          attributes: {},
          source: queueStage('orders').arn,
        }).id,
        limit: 4,
      },
      'moving',
    ],
  ])(
    '%s loses nothing, and doubles only what it tells of',
    async (action, input, where) => {
      const task = await startTask(
        aws,
        action,
        await contextOfStage(aws, DEAD_LETTERS),
        input,
      );
      writeFileSync(
        file(),
        JSON.stringify({ stage: DEAD_LETTERS, ...task.stored }),
      );
      for (const operation of [
        'ReceiveMessage',
        'SendMessage',
        'DeleteMessage',
      ]) {
        await killDuring(operation);
        // Whoever goes on does so when what was in hand is visible again, or before.
        aws.simulator.clock.advance(
          operation === 'DeleteMessage' ? 0 : 400_000,
        );
      }
      const { stage, ...stored } = JSON.parse(readFileSync(file(), 'utf8'));
      const last = await goOnWith(
        aws,
        await contextOfStage(aws, stage),
        stored,
      );
      await last.run(({ state }) => Boolean(state?.watch));

      const { sent, unsure } = last.state?.[where] as {
        sent: { [to: string]: { [id: string]: string } };
        unsure: string[];
      };
      const moved = Object.entries(sent[queueStage('orders').arn]);
      const [there, here] = [bodiesIn('orders'), bodiesIn('orders-dlq')];
      expect([...new Set([...there, ...here])].sort()).toEqual(BODIES);
      // The call that was under way when its process was killed was carried out.
      expect(unsure).toHaveLength(1);
      expect(there.filter(body => here.includes(body))).toHaveLength(1);
      expect(there).toHaveLength(moved.length + 1);
      expect(moved).toHaveLength(4);
      expect(new Set(there).size).toBe(there.length);
    },
    240_000,
  );
});
