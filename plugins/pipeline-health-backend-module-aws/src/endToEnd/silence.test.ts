import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  databaseIds,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-03-04T12:00:00Z');
const PREFIX = 'eu-central-1:123456789012';

/** Who went away, and what must be told of it for as long as it lasts. */
const GONE: { [name: string]: { arn: string; finding: string } } = {
  unread: {
    arn: `arn:aws:kinesis:${PREFIX}:stream/silence-unread`,
    finding: 'kinesis-stream/nobody-reads',
  },
  unwritten: {
    arn: `arn:aws:kinesis:${PREFIX}:stream/silence-unwritten`,
    finding: 'kinesis-stream/source-silent',
  },
  unput: {
    arn: `arn:aws:firehose:${PREFIX}:deliverystream/silence-unput`,
    finding: 'firehose-stream/source-silent',
  },
  uncalled: {
    arn: `arn:aws:lambda:${PREFIX}:function:silence-uncalled`,
    finding: 'lambda-function/calls-stopped',
  },
};

jest.setTimeout(600_000);

/** The scenario of everyone gone for thirty hours, with some other time. */
async function scenarioGone(ago: string): Promise<string> {
  const file = resolvePackagePath(
    '@pipeline-health/aws-simulator',
    'scenarios',
    'silence.yaml',
  );
  return (await readFile(file, 'utf8')).replaceAll('at: -30h', `at: ${ago}`);
}

describe.each(databaseIds)('what fell silent, on %s', database => {
  let plugin: WholePlugin;

  afterEach(() => plugin.close());

  const start = async (ago: string) => {
    plugin = await startWholePlugin({
      scenario: '',
      simulator: { scenarioText: await scenarioGone(ago), now: NOW, speed: 0 },
      database,
      pipelines: Object.fromEntries(
        Object.entries(GONE).map(([name, { arn }]) => [name, arn]),
      ),
    });
  };
  const saysOf = (pipelines: Map<string, PipelineSummary>) =>
    Object.fromEntries(
      [...pipelines].map(([name, { health, reason }]) => [
        name,
        `${health} ${reason?.id}`,
      ]),
    );

  /** Of whom it is not said that they went away. */
  const notTold = (said: { [name: string]: string }, passed: number) =>
    Object.keys(GONE).flatMap(name =>
      said[name]?.includes(GONE[name].finding)
        ? []
        : [`${name} after ${passed / HOUR} h: ${said[name]}`],
    );

  it('is told for thirty hours without a pause', async () => {
    await start('-5m');
    let said: { [name: string]: string } = {};
    const silences: string[] = [];
    for (let passed = 0; passed <= 30 * HOUR; passed += 30 * MINUTE) {
      said = saysOf(await plugin.pass(passed === 0 ? MINUTE : 30 * MINUTE));
      if (passed >= HOUR) {
        silences.push(...notTold(said, passed));
      }
    }
    expect(silences).toEqual([]);
    expect(said.unread).toMatch(/^critical /);
  });

  it('is seen at first sight, thirty hours later', async () => {
    await start('-30h');
    let said: { [name: string]: string } = {};
    for (let round = 0; round < 4; round++) {
      said = saysOf(await plugin.pass(MINUTE));
      expect(Object.values(said)).not.toContain('healthy undefined');
    }
    expect(said).toEqual(
      Object.fromEntries(
        Object.entries(GONE).map(([name, { finding }]) => [
          name,
          `${name === 'unread' ? 'critical' : 'warning'} ${finding}`,
        ]),
      ),
    );
  });
});
