import prettier from 'prettier';

const SIGNS = { above: '>', 'at-least': '≥', below: '<' };

/** The generated sections of a kind's page, by name, as Markdown. */
export async function tablesOf(kind) {
  const sections = {
    metrics: metricsTable(kind),
    thresholds: thresholdsTable(kind),
    checks: checksTable(kind),
    permissions: permissionsList(kind),
  };
  const written = Object.entries(sections).map(async ([name, text]) => [
    name,
    (await prettier.format(text, { parser: 'markdown' })).trim(),
  ]);
  return Object.fromEntries(await Promise.all(written));
}

function metricsTable({ metrics, sources, namespace }) {
  return table(
    [
      'metric',
      'what it is',
      namespace ? `CloudWatch (\`${namespace}\`)` : 'where it comes from',
    ],
    metrics.map(({ metric, title, key }, index) => [
      `\`${metric}\``,
      key ? `**${title}**` : title,
      sourceOf(sources[index]),
    ]),
  );
}

function sourceOf({ name, byInventory, derived, described, statistic }) {
  if (derived) return 'follows from others';
  if (byInventory) return `by how the stage is set up, ${statistic}`;
  if (!name) return 'from describing the stage';
  return `\`${name}\`, ${statistic}${described ? '; described as well' : ''}`;
}

function thresholdsTable({ thresholds, breaches }) {
  return table(
    ['name', 'warning', 'critical', 'what is judged'],
    thresholds.map(({ name, unit, warning, critical, description }) => [
      `\`${name}\``,
      line(warning, unit, breaches[name]),
      line(critical, unit, breaches[name]),
      description,
    ]),
  );
}

function line(value, unit, breach) {
  return value === undefined ? '–' : `${SIGNS[breach]} ${inUnit(value, unit)}`;
}

function inUnit(value, unit) {
  if (unit === 'ratio') return `${+(value * 100).toFixed(2)} %`;
  if (unit === 'bytes') return `${value / 1024 ** 3} GiB`;
  if (unit !== 'seconds') return String(value);
  const units = [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ];
  const [name, size] = units.find(
    ([, each]) => value % each === 0 && value >= each,
  ) ?? ['s', 1];
  return `${value / size} ${name}`;
}

function checksTable({ kind, checks, messages }) {
  return table(
    ['finding', 'what it looks for', 'what to do'],
    checks.map(({ id, title, description }) => [
      `**${title}**<br>\`${kind}/${id}\``,
      description,
      remedyOf(messages, `${kind}.${id}.remedy`),
    ]),
  );
}

/** The plain remedy, or else its first variant; values stand as their names. */
function remedyOf(messages, key) {
  const found =
    messages[key] ??
    messages[Object.keys(messages).find(name => name.startsWith(`${key}_`))];
  return (found ?? '').replace(/\{\{(\w+)\}\}/g, '‹$1›');
}

function permissionsList({ permissions: { stage, everywhere = [] } }) {
  const actions = list => list.map(action => `\`${action}\``).join(', ');
  return [
    ...(stage.length > 0 ? [`- On the stage: ${actions(stage)}`] : []),
    `- On all resources: ${actions([
      ...new Set([
        ...everywhere,
        'cloudwatch:GetMetricData',
        'cloudwatch:ListMetrics',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:ListAlarmMuteRules',
        'cloudwatch:GetAlarmMuteRule',
        'sns:ListSubscriptionsByTopic',
      ]),
    ])}`,
  ].join('\n');
}

function table(head, rows) {
  const cell = text => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map(row => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');
}
