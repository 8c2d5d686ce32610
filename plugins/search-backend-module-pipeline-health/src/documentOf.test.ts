import {
  testFinding,
  testPipeline,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { documentOf } from './documentOf';

const PAGE = '/health';

describe('what search knows of a pipeline', () => {
  it('is what a person would look for, and where it is shown', () => {
    const document = documentOf(
      testPipeline('orders', {
        title: 'The orders',
        ownerTitle: 'Shop',
        health: 'critical',
        reason: testFinding('orders'),
      }),
      PAGE,
    );
    expect(document).toEqual({
      title: 'The orders',
      text: [
        'critical: Messages wait for 3 h 10 min',
        'orders Shop group:default/shop',
        'orders sqs-queue 123456789012 eu-central-1 arn:aws:sqs:eu-central-1:123456789012:orders',
      ].join('\n'),
      location: '/health/component/default/orders',
      entityRef: 'component:default/orders',
      owner: 'group:default/shop',
      health: 'critical',
      headline: 'Messages wait for 3 h 10 min',
      asOf: '2026-03-01T12:00:00.000Z',
      authorization: { resourceRef: 'component:default/orders' },
    });
  });

  it('says nothing that is not known', () => {
    const { stages: _, ...summary } = testPipeline('주문', {
      owner: undefined,
      health: 'unknown',
      collectedAt: undefined,
    });
    const document = documentOf(summary, PAGE);
    expect(document).toMatchObject({
      text: 'unknown\n주문',
      owner: '',
      headline: '',
      asOf: '',
      location: `/health/component/default/${encodeURIComponent('주문')}`,
    });
  });
});
