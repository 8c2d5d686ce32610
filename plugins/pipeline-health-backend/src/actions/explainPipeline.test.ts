import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  finding,
  incident,
  pipeline,
  stage,
} from '../service/__testUtils__/pipelines';
import { explainPipeline } from './explainPipeline';

const NOW = Date.parse('2026-03-01T12:10:00Z');
const DOWNSTREAM =
  'arn:aws:firehose:eu-central-1:123456789012:deliverystream/orders';

describe('explainPipeline', () => {
  it('says what is wrong first, why, how long until loss, and what to do', () => {
    const info: Finding = {
      ...finding,
      id: 'sqs-queue/no-alarm',
      severity: 'info',
      title: 'No alarm watches it',
    };
    const text = explainPipeline(
      {
        ...pipeline,
        findings: [
          {
            ...finding,
            onsetAt: '2026-03-01T08:50:00.000Z',
            parts: [{ ...finding, title: 'It grows', evidence: { grown: 7 } }],
          },
          {
            ...finding,
            stage: DOWNSTREAM,
            title: 'Nothing arrives',
            followsFrom: { stage: finding.stage, id: finding.id },
          },
          {
            ...finding,
            id: 'sqs-queue/other',
            title: 'Something else',
            severity: 'warning',
            evidence: {},
          },
          info,
        ],
        openIncident: incident,
        stages: [
          stage,
          {
            ...stage,
            arn: DOWNSTREAM,
            kind: 'firehose-stream',
            consequenceOf: stage.arn,
          },
        ],
      },
      NOW,
    );
    expect(text.split('\n')).toEqual([
      'Orders (component:default/orders) is critical, not healthy since 2026-03-01T09:05:00.000Z.',
      '',
      'What is wrong: Messages wait for 3 h 10 min (critical, began 2026-03-01T08:50:00.000Z, first seen 2026-03-01T09:00:00.000Z)',
      'Where: sqs-queue orders, 123456789012 eu-central-1',
      'What to do: Start the consumer.',
      '',
      'What follows from it:',
      '- critical, firehose-stream orders: Nothing arrives',
      '',
      'The first data can be lost in 1 h 50 min, at 2026-03-01T14:00:00.000Z.',
      '',
      'Evidence:',
      '- oldest message age: 3 h 10 min',
      '- used retention: 12.5 %',
      '- visible messages: 40000',
      '- consumers: worker-0, worker-1, worker-2, worker-3, worker-4, worker-5, worker-6, worker-7, worker-8, worker-9, and 2 more',
      '',
      'Also, of the same trouble: It grows',
      '- grown: 7',
      '',
      'What is wrong: Something else (warning, first seen 2026-03-01T09:00:00.000Z)',
      'Where: sqs-queue orders, 123456789012 eu-central-1',
      'What to do: Start the consumer.',
      '',
      'Advice:',
      '- info, sqs-queue orders: No alarm watches it',
      '  What to do: Start the consumer.',
      '',
      'Stages: 2. Oldest reading: 2026-03-01T12:00:00.000Z.',
      'Owner: group:default/shop',
      'Runbook: https://runbooks.example.com/orders',
    ]);
  });

  it('gives the remedy as changes to copy', () => {
    const fixes: Finding['fixes'] = [
      {
        label: 'AWS CLI',
        language: 'shell',
        text: 'aws glue update-crawler \\\n  --name events',
      },
    ];
    expect(
      explainPipeline({ ...pipeline, findings: [{ ...finding, fixes }] }, NOW),
    ).toContain(
      'What to do: Start the consumer.\n\nAWS CLI:\naws glue update-crawler \\\n  --name events\n',
    );
  });

  it('gives advice with what it is worth and how to follow it', () => {
    const advice: Finding = {
      ...finding,
      id: 'sqs-queue/short-retention',
      severity: 'info',
      title: 'The queue keeps messages for 4 d; 14 d are possible',
      remedy: 'Raise it.',
      fixes: [{ label: 'AWS CLI', language: 'shell', text: 'aws sqs …' }],
    };
    const posture = {
      score: 66,
      raise: [{ stage: stage.arn, finding: advice.id, points: 100 / 3 }],
    };
    expect(
      explainPipeline({ ...pipeline, findings: [advice], posture }, NOW),
    ).toContain(
      [
        'Advice (prepared for trouble: 66 of 100):',
        '- info, sqs-queue orders: The queue keeps messages for 4 d; 14 d are possible (worth 33.3 of 100)',
        '  What to do: Raise it.',
        '',
        'AWS CLI:',
        'aws sqs …',
      ].join('\n'),
    );
  });

  it('says that data may be lost already', () => {
    expect(explainPipeline({ ...pipeline, secondsToLoss: 60 }, NOW)).toContain(
      'Data may be getting lost now.',
    );
  });

  it('tells the best case and what the clock rests on', () => {
    const text = explainPipeline(
      {
        ...pipeline,
        bestSecondsToLoss: 90_000,
        lossBasis: {
          stage: stage.arn,
          text: 'The oldest message is 3 h old.',
          message: { key: 'sqs-queue.loss-basis', values: {} },
        },
      },
      NOW,
    );
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'At best it is lost in 1 d, at 2026-03-02T13:00:00.000Z.',
        'What that rests on: The oldest message is 3 h old.',
      ]),
    );
  });

  it('is short for a healthy pipeline', () => {
    const text = explainPipeline(
      {
        ...pipeline,
        health: 'healthy',
        reason: undefined,
        findings: [],
        secondsToLoss: undefined,
        owner: undefined,
        runbook: undefined,
      },
      NOW,
    );
    expect(text).toBe(
      'Orders (component:default/orders) is healthy.\n\nStages: 1. Oldest reading: 2026-03-01T12:00:00.000Z.',
    );
  });
});
