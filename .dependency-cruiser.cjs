/**
 * Imports run one way: docs/architecture.md says which, these rules hold it.
 * @type {import('dependency-cruiser').IConfiguration}
 */

const plugin = name => `^plugins/${name}/`;
const common = 'pipeline-health-common';
const node = 'pipeline-health-node';
const backend = 'pipeline-health-backend';
const aws = 'pipeline-health-backend-module-aws';
const catalog = 'catalog-backend-module-pipeline-health';
const askingModules = [
  'pipeline-health-backend-module-openmetrics',
  'scorecard-backend-module-pipeline-health',
  'search-backend-module-pipeline-health',
  'tech-insights-backend-module-pipeline-health',
];
const frontend = 'pipeline-health';
const test = [
  '\\.test\\.tsx?$',
  '/(__testUtils__|testing|conformance|fixtures)/',
  '[Ff]ixtures?\\.tsx?$',
  'setupTests\\.ts$',
];

/** A plugin may import, of our packages, itself and the ones that are named. */
const mayImport = (name, allowed) => ({
  name: `${name}-imports-${allowed.join('-and-') || 'nothing-of-ours'}`,
  comment: `${name} may import ${
    allowed.join(' and ') || 'none of our packages'
  }`,
  severity: 'error',
  from: { path: plugin(name), pathNot: test },
  to: {
    path: '^(plugins|packages)/',
    pathNot: [name, ...allowed].map(plugin),
  },
});

const inBackend = folder => `^plugins/${backend}/src/${folder}/`;
const inAws = folder => `^plugins/${aws}/src/${folder}`;

/** Code in one folder of the backend must not import another folder. */
const mustNotImport = (from, to, why) => ({
  name: `${from}-imports-no-${to}`,
  comment: why,
  severity: 'error',
  from: { path: inBackend(from), pathNot: test },
  to: { path: inBackend(to) },
});

/** The rooms of the frontend, floor by floor. */
const FLOORS = [
  ['api', 'clock', 'format', 'routes', 'theme'],
  ['translation'],
  ['hooks'],
  ['parts'],
  ['kinds'],
  ['screens'],
];

const onFloors = floors =>
  `^plugins/${frontend}/src/(${floors.flat().join('|')})[/.]`;

/** Code on a floor of the frontend must not import a floor above it. */
const mustNotClimb = FLOORS.slice(0, -1).map((rooms, floor) => ({
  name: `nothing-above-${rooms.join('-')}`,
  comment: 'The frontend is built from parts to kinds to screens',
  severity: 'error',
  from: { path: onFloors([rooms]), pathNot: test },
  to: { path: onFloors(FLOORS.slice(floor + 1)) },
}));

module.exports = {
  forbidden: [
    mayImport(common, []),
    mayImport(node, [common]),
    mayImport(backend, [common, node]),
    mayImport(aws, [common, node]),
    mayImport(catalog, [common, node, aws]),
    ...askingModules.map(name => mayImport(name, [common, node])),
    mayImport(frontend, [common]),
    ...mustNotClimb,
    {
      name: 'simulator-in-tests-only',
      comment: 'The simulated AWS is for tests and the demo',
      severity: 'error',
      from: { path: '^(plugins|packages/(app|backend))/', pathNot: test },
      to: { path: '^packages/aws-simulator/' },
    },
    {
      name: 'simulator-stands-alone',
      comment: 'What simulates AWS must not know what reads it',
      severity: 'error',
      from: { path: '^packages/aws-simulator/' },
      to: { path: '^plugins/' },
    },
    mustNotImport(
      'database',
      'collection',
      'The database does not know who fills it',
    ),
    mustNotImport(
      'router',
      'collection',
      'The read path never calls AWS: the router answers from the database',
    ),
    mustNotImport('evaluation', 'database', 'Evaluation is pure'),
    {
      name: 'one-door-to-the-database',
      comment: 'Stores are built once, by the database, and handed over',
      severity: 'error',
      from: {
        path: `^plugins/${backend}/src/`,
        pathNot: inBackend('database'),
      },
      to: {
        path: inBackend('database'),
        pathNot: `${inBackend('database')}(index\\.ts$|__testUtils__/)`,
      },
    },
    {
      name: 'evaluation-is-pure',
      comment: 'Facts and a clock go in, findings come out',
      severity: 'error',
      from: { path: inBackend('evaluation'), pathNot: test },
      to: {
        path: '(^|node_modules/)(knex|express|express-promise-router|better-sqlite3|pg|node:(fs|http|https|net))(/|$)',
      },
    },
    {
      name: 'a-kind-stands-alone',
      comment:
        'All that is special to one kind lives in its folder, and no kind knows another',
      severity: 'error',
      from: { path: `${inAws('stages')}/([^/]+)/` },
      to: {
        path: `${inAws('stages')}/[^/]+/`,
        pathNot: [
          `${inAws('stages')}/$1/`,
          // What the kinds of one family share.
          `${inAws('stages')}/(glue|redshift)/`,
        ],
      },
    },
    {
      name: 'aws-knows-no-kind',
      comment: 'What knows the SDK, and what judges, is below all kinds',
      severity: 'error',
      from: { path: inAws('(aws|judging)/'), pathNot: test },
      to: { path: inAws('(discovery|stages)/') },
    },
    {
      name: 'aws-judges-nothing',
      comment: 'Whoever asks AWS does not judge what it answers',
      severity: 'error',
      from: { path: inAws('aws/'), pathNot: test },
      to: { path: inAws('judging/') },
    },
    {
      name: 'discovery-knows-no-kind',
      comment: 'Discovery is told the kinds by whoever calls it',
      severity: 'error',
      from: { path: inAws('discovery/'), pathNot: test },
      to: { path: inAws('stages/') },
    },
    {
      name: 'aws-stops-at-the-client',
      comment: 'Only aws/ and the files that read AWS import its SDK',
      severity: 'error',
      from: {
        path: `^plugins/${aws}/src/`,
        pathNot: [
          ...test,
          inAws('aws/'),
          // Files that call AWS, or turn its answer into ours, say so by their names.
          `${inAws(
            '',
          )}.*/(call[A-Z]|describe|destinations|list|parse|read|run[A-Z])[^/]*$`,
          inAws('AwsSource'),
        ],
      },
      to: { path: 'node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'no-aws-outside-of-the-aws-module',
      comment: 'AWS types stop at the module that reads AWS',
      severity: 'error',
      from: {
        path: '^(plugins|packages/(app|backend))/',
        pathNot: [plugin(aws), ...test],
      },
      to: {
        path: 'node_modules/@(aws-sdk|smithy)/',
        // Parses ARNs and knows nothing of any service.
        pathNot: 'node_modules/@aws-sdk/util-arn-parser/',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(packages|plugins)/' },
      to: {
        circular: true,
        // Types are gone when the code runs.
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: { path: '^(packages|plugins)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist-types)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
