import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  currentReading,
  seriesOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { glueMlTransform } from '.';
import { ID, NOW, STAGE, transformContext } from './__testUtils__/transforms';
import { TransformInventory } from './TransformInventory';

const stage = (name: string) => ({
  ...STAGE,
  arn: STAGE.arn.replace(ID, name),
  name,
});

const problem = { code: 'access-denied', message: 'refused' } as const;

const plain: TransformInventory = {
  name: 'match-customers',
  status: 'READY',
  tables: [],
  inputs: { answer: [] },
  tasks: { answer: null },
  columnCount: 0,
};

describe('glue-ml-transform', () => {
  testStageKind(glueMlTransform, [
    { stage: stage('tfm-new'), inventory: { ...plain, status: 'NOT_READY' } },
    { stage: stage('tfm-blank'), inventory: plain },
    {
      stage: stage('tfm-bad'),
      inventory: {
        ...plain,
        labelCount: 3,
        inputs: {
          answer: [
            {
              database: 'crm',
              table: 'people',
              exists: true,
              deprecated: true,
              missingColumns: ['city'],
              changedColumns: ['birth_date: date → string'],
            },
          ],
        },
        quality: {
          precision: 0.5,
          recall: 0,
          f1: 0,
          columnImportances: [],
          evaluatedAt: '2026-01-01T00:00:00Z',
        },
      },
    },
    {
      stage: stage('tfm-refused'),
      inventory: {
        ...plain,
        status: 'DREAMING',
        quality: { precision: 1, recall: 1, columnImportances: [] },
        tables: [{ database: 'crm', table: 'people' }],
        inputs: { problem },
        tasks: { problem },
      },
    },
  ]);

  it.each([
    [STAGE.arn, ID],
    ['arn:aws:glue:eu-central-1:123456789012:crawler/a', undefined],
    ['arn:aws:sqs:eu-central-1:123456789012:a', undefined],
  ])('knows %s as %s', (arn, name) => {
    expect(glueMlTransform.identify(parseArn(arn))).toBe(name);
  });

  it('refuses a transform without a name', () => {
    expect(() =>
      glueMlTransform.identify(
        parseArn('arn:aws:glue:eu-central-1:123456789012:mlTransform/'),
      ),
    ).toThrow(
      'is not a FindMatches transform; expected mlTransform/ and its id',
    );
  });

  it('has readings of its evaluation, however long ago that was', async () => {
    const context = await transformContext();
    expect(currentReading(context, 'precision')).toEqual({
      value: 0.97,
      unit: 'ratio',
      at: '2026-11-16T09:30:00.000Z',
    });
    expect(currentReading(context, 'labelCount')).toEqual({
      value: 640,
      unit: 'count',
      at: new Date(NOW).toISOString(),
    });
    expect(
      seriesOf(glueMlTransform, context.inventory).map(({ metric }) => metric),
    ).toEqual(['precision', 'recall', 'f1', 'areaUnderCurve', 'labelCount']);
  });
});
