import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { examplesOf } from './examples.mjs';

const pipelinesOf = async scenario =>
  (await examplesOf(scenario))
    .filter(({ spec }) => spec.type === 'data-pipeline')
    .map(({ metadata }) => metadata.name)
    .sort();

const demo = [
  'clickstream-catalog',
  'customer-matching',
  'customer-sync',
  'music-events',
  'nightly-reports',
  'orders-intake',
  'payments-settlement',
  'sales-warehouse-load',
  'shipment-notifications',
];

describe('examplesOf', () => {
  it('knows every pipeline of the demo', async () => {
    assert.deepEqual(await pipelinesOf('demo'), demo);
  });

  it('leaves out what a scenario does not have', async () => {
    assert.deepEqual(await pipelinesOf('order-queue-break'), ['orders-intake']);
    assert.deepEqual(await pipelinesOf('terabyte-etl-decay'), [
      'sales-warehouse-load',
    ]);
    assert.deepEqual(await pipelinesOf(''), []);
  });

  it('follows what a scenario includes, and takes several', async () => {
    assert.deepEqual(
      await pipelinesOf('customer-matching-break, order-queue-healthy'),
      ['customer-matching', 'orders-intake'],
    );
    assert.deepEqual(await pipelinesOf('music-events'), ['music-events']);
  });

  it('shows every scenario that is no load test', async () => {
    for (const scenario of ['silence', 'event-sources', 'long-flow']) {
      assert.notDeepEqual(await pipelinesOf(scenario), []);
    }
  });

  it('always has the people and systems, and no list of files', async () => {
    const kinds = (await examplesOf('')).map(({ kind }) => kind);
    assert.ok(kinds.includes('User'));
    assert.ok(kinds.includes('System'));
    assert.ok(!kinds.includes('Location'));
  });
});
