import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import {
  entityOf,
  MINUTE,
  setUpCollection,
  T,
} from '../__testUtils__/setUpCollection';
import { SecondLook } from './SecondLook';

describeOnDatabases('what is asked once more', ({ migrated }) => {
  it('is waited for no longer when the backend is started anew', async () => {
    const { collect, entities, source, stores, time } = setUpCollection(
      await migrated(),
    );
    const arn = source.add('orders');
    entities.push(entityOf('orders', [arn]));
    await collect();
    const news: Finding = {
      id: 'fake-queue/depth',
      stage: arn,
      severity: 'critical',
      claim: 'own-fault',
      title: 'Messages wait',
      evidence: {},
      remedy: '',
      message: { key: 'fake-queue.depth', values: {} },
      since: new Date(T).toISOString(),
    };
    /** As a process does that knows of no other. */
    const take = async (minute: number) => {
      time.now = T + minute * MINUTE;
      const look = new SecondLook({
        assessments: stores.assessments,
        stages: stores.stages,
        series: stores.seriesQueue,
        freshFor: MINUTE,
        patience: 2 * MINUTE,
      });
      const [pipeline] = await stores.facts.load([1], time.now);
      return look.take(pipeline, { findings: [news] }, time.now);
    };
    expect(await take(5)).toBe(true);
    expect(await take(7)).toBe(true);
    expect(await take(8)).toBe(false);
  });
});
