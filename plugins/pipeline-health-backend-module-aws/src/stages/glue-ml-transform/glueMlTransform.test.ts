import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { glueMlTransform } from '.';
import { TransformInventory } from './TransformInventory';

const account = '123456789012';

const stage = (name: string) => ({
  arn: `arn:aws:glue:eu-central-1:${account}:mlTransform/${name}`,
  kind: 'glue-ml-transform',
  name,
  account,
  region: 'eu-central-1',
});

const plain: TransformInventory = {
  name: 'match-customers',
  status: 'READY',
  inputs: [],
  columnCount: 0,
  unanswered: [],
};

describe('a Glue transform', () => {
  testStageKind(glueMlTransform.kind, [
    { stage: stage('tfm-new'), inventory: { ...plain, status: 'NOT_READY' } },
    { stage: stage('tfm-blank'), inventory: plain },
    {
      stage: stage('tfm-bad'),
      inventory: {
        ...plain,
        labelCount: 3,
        inputs: [
          {
            database: 'crm',
            table: 'people',
            exists: true,
            deprecated: true,
            missingColumns: ['city'],
            changedColumns: ['birth_date: date became string'],
          },
        ],
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
        unanswered: [
          { question: 'tasks', code: 'access-denied', message: 'refused' },
        ],
      },
    },
  ]);
});
