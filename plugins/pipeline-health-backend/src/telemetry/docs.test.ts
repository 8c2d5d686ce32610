import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { prometheusSeries } from './__testUtils__/prometheus';
import { MeterDefinition, METERS, PREFIX } from './meterDefinitions';

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { refId: string; expr: string; legendFormat?: string }[];
}

interface Dashboard {
  uid: string;
  title: string;
  schemaVersion: number;
  panels: Panel[];
  templating: { list: { name: string; definition?: string }[] };
}

interface Rules {
  groups: {
    name: string;
    rules: {
      alert: string;
      expr: string;
      for: string;
      labels: { severity: string };
      annotations: { [name: string]: string };
    }[];
  }[];
}

const docs = resolve(__dirname, '../../../../docs');
const page = readFileSync(resolve(docs, 'operations.md'), 'utf8');
const dashboard: Dashboard = JSON.parse(
  readFileSync(resolve(docs, 'grafana/pipeline-health.json'), 'utf8'),
);
const { groups }: Rules = parse(
  readFileSync(resolve(docs, 'grafana/alerts.yaml'), 'utf8'),
);
const rules = groups.flatMap(group => group.rules);
const targets = dashboard.panels.flatMap(panel => panel.targets ?? []);
const expressions = [
  ...targets.map(({ expr }) => expr),
  ...dashboard.templating.list.flatMap(({ definition = [] }) => definition),
  ...rules.map(({ expr }) => expr),
];
const series = prometheusSeries();

/** What a query names between `(` or `{` and the closing bracket, after a word: `by (tier)`. */
function labelsOf(expression: string): string[] {
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(
    ([, list]) => list.split(',').map(label => label.trim()),
  );
  const matched = [...expression.matchAll(/[{,](\w+)=~?"/g)].map(
    ([, label]) => label,
  );
  return [...grouped, ...matched];
}

function namesOf(expression: string): string[] {
  return expression.match(/pipeline_health_\w+/g) ?? [];
}

describe('the page about operations', () => {
  it('tells every meter, and no other', () => {
    const rows = page
      .split('\n')
      .filter(line => line.startsWith(`| \`${PREFIX}`))
      .map(line =>
        line
          .split('|')
          .slice(1, -1)
          .map(cell => cell.trim()),
      );
    const meters: [string, MeterDefinition][] = Object.entries(METERS);
    expect(rows).toEqual(
      meters.map(([name, { kind, unit, attributes, meaning }]) => [
        `\`${PREFIX}${name}\``,
        kind,
        unit.replace(/[{}]/g, ''),
        attributes.join(', ') || '–',
        meaning,
      ]),
    );
  });
});

describe('the dashboard and the alert rules', () => {
  it.each(expressions)('ask for what is told: %s', expression => {
    const names = namesOf(expression);
    expect(names).not.toEqual([]);
    const labels = names.flatMap(name => series.get(name) ?? [`no ${name}`]);
    expect(labels.filter(label => label.startsWith('no '))).toEqual([]);
    expect(labels).toEqual(expect.arrayContaining(labelsOf(expression)));
  });

  it('show every meter', () => {
    const shown = new Set(targets.flatMap(({ expr }) => namesOf(expr)));
    const unseen = Object.keys(METERS).filter(
      name => ![...prometheusSeries([name]).keys()].some(it => shown.has(it)),
    );
    expect(unseen).toEqual([]);
  });

  it('are a dashboard as Grafana reads it', () => {
    const { uid, title, schemaVersion, panels } = dashboard;
    expect({ uid, title, schemaVersion }).toEqual({
      uid: 'pipeline-health',
      title: expect.stringContaining('Pipeline Health'),
      schemaVersion: expect.any(Number),
    });
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const panel of panels) {
      const { gridPos, targets: own = [] } = panel;
      expect(panel.title).not.toBe('');
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      expect(own.length > 0).toBe(panel.type !== 'row');
      expect(new Set(own.map(({ refId }) => refId)).size).toBe(own.length);
    }
    const overlaps = panels.filter((a, index) =>
      panels
        .slice(index + 1)
        .some(
          b =>
            a.gridPos.x < b.gridPos.x + b.gridPos.w &&
            b.gridPos.x < a.gridPos.x + a.gridPos.w &&
            a.gridPos.y < b.gridPos.y + b.gridPos.h &&
            b.gridPos.y < a.gridPos.y + a.gridPos.h,
        ),
    );
    expect(overlaps.map(({ title: panel }) => panel)).toEqual([]);
  });

  it.each(rules)('are a rule as Prometheus reads it: $alert', rule => {
    expect(rule).toEqual({
      alert: expect.stringMatching(/^PipelineHealth[A-Za-z]+$/),
      expr: expect.any(String),
      for: expect.stringMatching(/^\d+[mh]$/),
      labels: { severity: expect.stringMatching(/^(critical|warning)$/) },
      annotations: {
        summary: expect.any(String),
        description: expect.stringMatching(/\.$/),
      },
    });
  });
});
