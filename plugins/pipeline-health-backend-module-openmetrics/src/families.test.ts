import {
  testFinding,
  testPipeline,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { parseOpenMetrics } from './__testUtils__/parseOpenMetrics';
import { expose } from './exposition';
import { familiesOf, ScrapedPipelines } from './families';

const COUNTS = { critical: 1, unknown: 1, warning: 0, healthy: 2 };
const AT = Date.parse('2026-03-01T12:00:00.000Z') / 1000;

function scrape(pipelines: ScrapedPipelines['pipelines']) {
  const text = expose(familiesOf({ counts: COUNTS, leftOut: 3, pipelines }));
  const families = parseOpenMetrics(text);
  return (name: string) => families.get(`pipeline_health_${name}`)?.samples;
}

const burning = testPipeline('orders', {
  health: 'critical',
  reason: testFinding('orders'),
  readings: { oldestMessageAge: 11_400.5, deadLetterMessages: 0 },
  secondsToLoss: 7200,
  incident: {
    id: '7',
    openedAt: '2026-03-01T09:00:00.500Z',
    state: 'open',
    worst: 'critical',
  },
});
const orders = {
  pipeline: 'component:default/orders',
  owner: 'group:default/shop',
};

describe('what is told of pipelines', () => {
  it('counts all, and those that have no series', () => {
    const told = scrape([]);
    expect(told('pipelines')).toEqual([
      { labels: { health: 'critical' }, value: 1 },
      { labels: { health: 'unknown' }, value: 1 },
      { labels: { health: 'warning' }, value: 0 },
      { labels: { health: 'healthy' }, value: 2 },
    ]);
    expect(told('pipelines_left_out')).toEqual([{ labels: {}, value: 3 }]);
    expect(told('pipeline_state')).toEqual([]);
  });

  it('tells the health and the figures of each, and when they were read', () => {
    const told = scrape([burning]);
    expect(told('pipeline_state')).toEqual([
      { labels: { ...orders, health: 'critical' }, value: 1 },
    ]);
    const values = [
      ['dead_letters', 0],
      ['oldest_message_age_seconds', 11_400.5],
      ['loss_timestamp_seconds', AT + 7200],
      ['incident_opened_timestamp_seconds', AT - 3 * 3600 + 0.5],
      ['collected_timestamp_seconds', AT],
    ] as const;
    for (const [name, value] of values) {
      expect(told(`pipeline_${name}`)).toEqual([{ labels: orders, value }]);
    }
    expect(told('pipeline_iterator_age_seconds')).toEqual([]);
  });

  it('has no figure of what is unknown, neither zero nor the one of before', () => {
    const told = scrape([
      { ...burning, health: 'unknown', secondsToLoss: undefined },
    ]);
    expect(told('pipeline_state')).toEqual([
      { labels: { ...orders, health: 'unknown' }, value: 1 },
    ]);
    expect(told('pipeline_dead_letters')).toEqual([]);
    expect(told('pipeline_oldest_message_age_seconds')).toEqual([]);
    expect(told('pipeline_loss_timestamp_seconds')).toEqual([]);
  });

  it('has no owner where nobody owns it, and survives any name', () => {
    const entityRef = 'component:default/a"b\\c\nd';
    const told = scrape([testPipeline('x', { entityRef, owner: undefined })]);
    expect(told('pipeline_state')).toEqual([
      { labels: { pipeline: entityRef, health: 'healthy' }, value: 1 },
    ]);
  });
});
