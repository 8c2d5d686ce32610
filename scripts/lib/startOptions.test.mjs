import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  listScenarios,
  parseStartOptions,
  tellScenarios,
} from './startOptions.mjs';

const surroundings = {
  scenarios: { demo: 'An ordinary day', storm: 'Everything at once' },
  workingFolder: '/home/ana',
};
const parse = (...args) => parseStartOptions(args, surroundings);

describe('parseStartOptions', () => {
  it('has a default for everything', () => {
    const options = parse();
    assert.equal(options.port, 7007);
    assert.equal(options.host, '127.0.0.1');
    assert.equal(options.scenario, 'demo');
    assert.equal(options.seed, 1);
    assert.equal(options.reset, false);
    assert.equal(options.database.client, 'better-sqlite3');
    assert.match(options.database.directory, /\.data[\\/]demo-1$/);
  });

  it('reads every option', () => {
    const options = parse(
      '--port=8080',
      '--host',
      '0.0.0.0',
      '--scenario',
      'storm',
      '--seed',
      '42',
      '--database',
      'store',
      '--reset',
    );
    assert.deepEqual(options, {
      port: 8080,
      host: '0.0.0.0',
      scenario: 'storm',
      seed: 42,
      reset: true,
      help: false,
      database: {
        client: 'better-sqlite3',
        directory: '/home/ana/store/storm-42',
      },
    });
  });

  it('takes several scenarios', () => {
    assert.equal(parse('--scenario', 'demo,storm').scenario, 'demo,storm');
    assert.throws(() => parse('--scenario', 'demo,calm'), /scenario "calm"/);
  });

  it('stores every story on its own', () => {
    const stores = [
      [],
      ['--seed', '2'],
      ['--scenario', 'storm'],
      ['--scenario', 'demo,storm'],
    ].map(args => parse(...args).database.directory);
    assert.equal(new Set(stores).size, 4);
    assert.match(stores[3], /demo-storm-1$/);
  });

  it('takes a PostgreSQL address', () => {
    const url = 'postgresql://ana:secret@db:5432/postgres';
    assert.deepEqual(parse('--database', url).database, {
      client: 'pg',
      url,
      prefix: 'pipeline_health_demo_1_',
    });
  });

  const mistakes = [
    [['--port', '0'], /--port must be a whole number from 1 to 65535, not "0"/],
    [['--port', '65536'], /--port must be/],
    [['--port', '80.5'], /--port must be/],
    [['--port', 'http'], /not "http"/],
    [['--port='], /--port must be/],
    [['--seed', '-1'], /--seed.*ambiguous/s],
    [['--seed=-1'], /--seed must be a whole number from 0 on, not "-1"/],
    [['--speed', '60'], /--speed/],
    [
      ['--scenario', 'calm'],
      /no scenario "calm". Known scenarios: demo, storm/,
    ],
    [['--database', 'mysql://db/x'], /--database must be a folder or/],
    [['--database', ''], /--database must be a folder or/],
    [['--database', 'postgres://'], /--database must be like postgres:/],
    [['--database', 'postgres://db/x', '--reset'], /--reset forgets SQLite/],
    [['--prot', '1'], /--prot/],
    [['8080'], /8080/],
  ];
  for (const [args, message] of mistakes) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(() => parse(...args), message);
    });
  }
});

describe('listScenarios', () => {
  it('tells the title of each, of demo the one of its first file', () => {
    const titles = listScenarios();
    assert.match(titles.demo, /platform of a shop/);
    assert.match(titles['music-events-break'], /refuses every fifth play/);
    assert.deepEqual(
      Object.keys(titles).filter(name => !titles[name]),
      [],
    );
  });

  it('is what --scenario list says', () => {
    assert.equal(parse('--scenario', 'list').scenario, 'list');
    assert.equal(
      tellScenarios(surroundings.scenarios),
      '  demo   An ordinary day\n  storm  Everything at once',
    );
  });
});
