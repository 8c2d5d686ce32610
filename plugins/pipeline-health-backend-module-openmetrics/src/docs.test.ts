import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { testPipeline } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { parse } from 'yaml';
import { familiesOf } from './families';

interface Dashboard {
  panels: {
    title: string;
    gridPos: { x: number; y: number; w: number; h: number };
    targets: { expr: string }[];
  }[];
  templating: { list: { definition?: string }[] };
}

interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[];
}

const grafana = resolve(__dirname, '../../../docs/grafana');
const dashboard: Dashboard = JSON.parse(
  readFileSync(resolve(grafana, 'pipelines.json'), 'utf8'),
);
const { groups }: Rules = parse(
  readFileSync(resolve(grafana, 'pipeline-alerts.yaml'), 'utf8'),
);
const shown = dashboard.panels.flatMap(({ targets }) =>
  targets.map(({ expr }) => expr),
);
const expressions = [
  ...shown,
  ...dashboard.templating.list.flatMap(({ definition = [] }) => definition),
  ...groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
];

const told = new Map(
  familiesOf({
    counts: { critical: 0, unknown: 0, warning: 0, healthy: 1 },
    leftOut: 0,
    pipelines: [
      testPipeline('orders', {
        readings: {
          deadLetterMessages: 1,
          oldestMessageAge: 1,
          deliverySuccess: 1,
          dataFreshness: 1,
          iteratorAge: 1,
        },
        secondsToLoss: 1,
        incident: {
          id: '7',
          openedAt: '2026-03-01T09:00:00.000Z',
          state: 'open',
          worst: 'critical',
        },
      }),
    ],
  }).map(({ name, samples }) => [name, Object.keys(samples[0].labels)]),
);

const namesOf = (expression: string) =>
  expression.match(/pipeline_health_\w+/g) ?? [];
const labelsOf = (expression: string) => [
  ...[...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list]) =>
    list.split(', '),
  ),
  ...[...expression.matchAll(/[{ ](\w+)=~?"/g)].map(([, label]) => label),
];

describe('the dashboard and the alert rules of pipelines', () => {
  it.each(expressions)('ask for what is told: %s', expression => {
    const names = namesOf(expression);
    expect([...told.keys()]).toEqual(expect.arrayContaining(names));
    const labels = names.flatMap(name => told.get(name) ?? []);
    expect(labels).toEqual(expect.arrayContaining(labelsOf(expression)));
    expect(names).toHaveLength(1);
  });

  it('show all that is told', () => {
    expect([...new Set(shown.flatMap(namesOf))].sort()).toEqual(
      [...told.keys()].sort(),
    );
  });
});
