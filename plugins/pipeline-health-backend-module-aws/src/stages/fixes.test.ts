import { Finding, Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { checksOf } from '@pipeline-health/plugin-pipeline-health-node';
import { parse } from 'yaml';
import { adviceOfKinds } from '../__testUtils__/advice/adviceOfKinds';
import {
  knowsService,
  operationOf,
  unknownIn,
} from '../__testUtils__/sdkCalls';
import { awsStageKinds } from './registry';

/** What is done and not configured. */
const DONE = [
  'glue-ml-transform/labels-not-evaluated',
  'glue-crawler/schedule-off',
  'sqs-queue/alarm-coverage: 0-muted',
];

describe('the advice of all kinds', () => {
  let advice: Finding[];
  let fixes: [string, Fix][];

  beforeAll(async () => {
    advice = await adviceOfKinds();
    fixes = advice.flatMap(({ id, fixes: each = [] }) =>
      each.map((fix): [string, Fix] => [id, fix]),
    );
  });

  const textsIn = (label: string) =>
    fixes.flatMap(([id, fix]) => (fix.label === label ? [[id, fix.text]] : []));

  it('is tried, each of it', () => {
    const ids = awsStageKinds
      .filter(({ kind }) => kind !== 'glue-crawler')
      .flatMap(kind =>
        checksOf(kind)
          .filter(({ claim }) => claim === 'posture')
          .map(({ id }) => `${kind.kind}/${id}`),
      );
    const found = new Set(advice.map(({ id }) => id));
    expect(ids.filter(id => !found.has(id))).toEqual([]);
  });

  it('comes with its repair in three languages', () => {
    const labels = (finding: Finding) =>
      (finding.fixes ?? []).map(({ label }) => label);
    for (const finding of advice) {
      expect([finding.id, ...labels(finding)]).toEqual([
        finding.id,
        'AWS CLI',
        ...([finding.id, variantOf(finding)].some(it => DONE.includes(it))
          ? []
          : ['CloudFormation', 'Terraform']),
      ]);
    }
  });

  it('is commands that the service takes', () => {
    const commands = textsIn('AWS CLI').flatMap(([, text]) => commandsIn(text));
    const asked = commands.filter(({ service }) => knowsService(service));
    expect(asked.length).toBeGreaterThan(50);
    expect(
      asked.flatMap(({ service, command, options }) => {
        const operation = operationOf(service, command);
        const wrong = options.flatMap(([name, value]) =>
          operation?.options.has(name)
            ? unknownIn(jsonIn(value), operation.options.get(name))
            : [name],
        );
        return operation && !wrong.length ? [] : [`${command} ${wrong}`];
      }),
    ).toEqual([]);
  });

  it('gives back what the call takes', () => {
    const rewritten = textsIn('AWS CLI').filter(([, text]) =>
      text.includes('--cli-input-json'),
    );
    expect(rewritten.length).toBeGreaterThan(5);
    for (const [id, text] of rewritten) {
      const [, service, command] =
        /aws (\S+) (\S+) --region \S+ --cli-input-json/.exec(text) ?? [];
      const [, change = '{}'] = /\) \* (\{.*\})'$/m.exec(text) ?? [];
      const operation = operationOf(service, command);
      const wrong = Object.entries(
        JSON.parse(withoutVariables(change)),
      ).flatMap(([name, value]) =>
        [...(operation?.options ?? [])].flatMap(([key, schema]) =>
          key === kebabOf(name) ? unknownIn(value, schema, name) : [],
        ),
      );
      expect([id, ...wrong]).toEqual([id]);
    }
  });

  it('is templates of CloudFormation', () => {
    for (const [, text] of textsIn('CloudFormation')) {
      const { Resources } = parse(text);
      for (const { Type, Properties } of Object.values<{
        Type: string;
        Properties: object;
      }>(Resources)) {
        expect(Type).toMatch(/^AWS::\w+::\w+$/);
        expect(Object.keys(Properties)).not.toEqual([]);
      }
    }
  });

  it('is blocks of Terraform', () => {
    for (const [, text] of textsIn('Terraform')) {
      const count = (pattern: RegExp) => (text.match(pattern) ?? []).length;
      expect(count(/[{[(]/g)).toBe(count(/[}\])]/g));
      expect(text).toMatch(/^resource "(aws|awscc)_\w+" "[a-z]\w*" \{$/m);
      for (const line of text.split('\n')) {
        expect(line).toMatch(
          /^(#.*|\s*[\]})]+,?( \{)?|\s*("[^"]*"|[\w-]+) = .+|\s*\w+( "\w+")* \{|\s*".*",|)$/,
        );
      }
    }
  });

  it('adds to the actions of an alarm, and ends what mutes it', () => {
    const ofQueues = textsIn('AWS CLI').flatMap(([id, text]) =>
      id === 'sqs-queue/alarm-coverage' ? [text] : [],
    );
    expect(ofQueues).toContainEqual(
      expect.stringMatching(
        /\| \.AlarmActions \+= \["'"\$ALARM_TOPIC"'"\]\) \* \{"ActionsEnabled":true\}'$/m,
      ),
    );
    expect(ofQueues).toContain(
      "aws cloudwatch delete-alarm-mute-rule --region eu-central-1 \\\n  --alarm-mute-rule-name 'move of the warehouse'",
    );
  });

  it('names what there is', () => {
    const textOf = (id: string, label: string) =>
      textsIn(label).find(([each]) => each === id)?.[1];
    expect(textOf('sqs-queue/no-dead-letter-queue', 'AWS CLI')).toBe(
      [
        'aws sqs create-queue --region eu-central-1 \\',
        '  --queue-name orders-dlq.fifo \\',
        `  --attributes '{"MessageRetentionPeriod":"1209600","FifoQueue":"true"}' &&`,
        'aws sqs set-queue-attributes --region eu-central-1 \\',
        '  --queue-url https://sqs.eu-central-1.amazonaws.com/123456789012/orders.fifo \\',
        `  --attributes '{"RedrivePolicy":"{\\"deadLetterTargetArn\\":\\"arn:aws:sqs:eu-central-1:123456789012:orders-dlq.fifo\\",\\"maxReceiveCount\\":5}"}'`,
      ].join('\n'),
    );
    expect(textOf('sqs-queue/short-retention', 'Terraform')).toBe(
      [
        '# What is not named here stays as it is.',
        'resource "aws_sqs_queue" "orders_dlq" {',
        '  name = "orders-dlq"',
        '  message_retention_seconds = 1209600',
        '}',
        '',
        'resource "aws_sqs_queue" "orders" {',
        '  name = "orders"',
        '  message_retention_seconds = 1209600',
        '}',
      ].join('\n'),
    );
  });
});

function variantOf({ id, message: { variant } }: Finding): string {
  return variant === undefined ? id : `${id}: ${variant}`;
}

/** The commands of a text, with their options. */
function commandsIn(text: string) {
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .flatMap(line => {
      const [, service, command, rest] =
        /^\s*aws (\S+) (\S+) ?(.*?)( &&| \|)?$/.exec(line) ?? [];
      return service ? [{ service, command, options: optionsIn(rest) }] : [];
    });
}

const GLOBAL = ['region', 'output', 'cli-input-json'];

function optionsIn(text: string): [string, string][] {
  return [
    ...` ${text}`.matchAll(/ --([a-z0-9-]+)(?: (?!--)(.*?))?(?= --[a-z]|$)/g),
  ]
    .map(([, name, value = '']): [string, string] => [name, value])
    .filter(([name]) => !GLOBAL.includes(name))
    .map(([name, value]): [string, string] =>
      value ? [name, value] : [name.replace(/^no-/, ''), value],
    );
}

/** The value of an option where it is a document of JSON. */
function jsonIn(value: string): unknown {
  const [, quoted] = /^'([{[].*)'$/.exec(value) ?? [];
  return quoted ? JSON.parse(withoutVariables(quoted)) : value;
}

function withoutVariables(text: string): string {
  return text.replace(/"'"\$\w+"'"/g, '"variable"').replace(/'\\''/g, "'");
}

function kebabOf(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
