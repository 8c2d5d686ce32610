import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadConfigSchema } from '@backstage/config-loader';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';
import { inRepository } from '../lib/paths.mjs';
import { pages, snippetsIn, snippetsOf } from './snippets.mjs';
import { compilerOptions } from './compilerOptions.mjs';

const nameOf = ({ page, line }) => `${page}:${line}`;
const read = file => readFileSync(inRepository(file), 'utf8');
const { scripts } = JSON.parse(read('package.json'));

test('snippets are found with their language, in lists too', () => {
  const page = [
    '1. So:',
    '',
    '   ```yaml title="a"',
    '   a:',
    '     b: 1',
    '   ```',
  ];
  assert.deepEqual(snippetsOf('page.md', page.join('\n')), [
    { page: 'page.md', language: 'yaml', line: 3, text: 'a:\n  b: 1' },
  ]);
  assert.ok(snippetsIn('sh', 'ts', 'tsx', 'yaml', 'json').length > 60);
});

/** What is checked key by key; of the rest of a snippet, some is of packages that are not installed here. */
const CHECKED = ['aws', 'pipelineHealth'];

/** As `backstage-cli config:check --strict` checks it. */
const configSchema = () =>
  loadConfigSchema({
    noUndeclaredProperties: true,
    dependencies: [
      '@backstage/backend-defaults',
      '@backstage/integration-aws-node',
      ...readdirSync(inRepository('plugins'))
        .map(folder => JSON.parse(read(`plugins/${folder}/package.json`)))
        .filter(({ configSchema: own }) => own)
        .map(({ name }) => name),
    ],
  });

const isEntity = document =>
  document?.kind !== undefined || document?.metadata !== undefined;

test('configuration is what the schemas of the plugins take', async () => {
  const schema = await configSchema();
  const { backend } = parse(read('app-config.yaml'));
  const check = (context, said) => {
    const data = { app: { baseUrl: backend.baseUrl }, backend };
    for (const key of CHECKED.filter(each => each in said)) {
      data[key] = said[key];
    }
    return schema.process([{ context, data }]);
  };
  assert.throws(
    () => check('wrong', { pipelineHealth: { colection: {} } }),
    /additional properties.*colection/,
  );
  for (const snippet of snippetsIn('yaml')) {
    const documents = parseAllDocuments(snippet.text);
    for (const document of documents) {
      assert.deepEqual(document.errors, [], nameOf(snippet));
      const data = document.toJS();
      if (data && !Array.isArray(data) && !isEntity(data)) {
        assert.doesNotThrow(
          () => check(nameOf(snippet), data),
          nameOf(snippet),
        );
      }
    }
  }
});

test('annotations are ours, and what is written into them in YAML can be read', () => {
  const known = new Set(
    read('plugins/pipeline-health-common/src/annotations/annotations.ts').match(
      /pipeline-health\.io\/[\w-]+/g,
    ),
  );
  for (const snippet of snippetsIn('yaml')) {
    for (const document of parseAllDocuments(snippet.text)) {
      const annotations = document.toJS()?.metadata?.annotations ?? {};
      for (const [name, text] of Object.entries(annotations)) {
        if (name.startsWith('pipeline-health.io/')) {
          assert.ok(known.has(name), `${nameOf(snippet)}: ${name}`);
          assert.doesNotThrow(() => parse(text), nameOf(snippet));
        }
      }
    }
  }
});

test('JSON is JSON', () => {
  for (const snippet of snippetsIn('json')) {
    const text = snippet.text.replace(/^\s*\/\/.*$/gm, '').trim();
    // A part of a file stands without its braces.
    const whole = /^[{[]/.test(text) ? text : `{${text}}`;
    assert.doesNotThrow(() => JSON.parse(whole), nameOf(snippet));
  }
});

/** What a part of somebody's own code may lack: names from around it with their types, and the function that it is in. */
const FROM_AROUND = [1108, 1378, 2304, 2503, 2552, 7006, 7031, 18004];

/** Files of the reader's own, and packages of Backstage that nobody here needs. */
const NOT_INSTALLED = /module '(?:\.|@backstage\/plugin-events-backend)/;

/** Snippets as files that are nowhere but in memory, in the folder whose packages they import. */
function compile(snippets) {
  const folder = inRepository('packages', 'app', 'src');
  const texts = new Map(
    snippets.map(({ language, text, ...snippet }, index) => [
      join(folder, `snippet${index}.${language}`),
      {
        snippet,
        // A literal by itself would be a block; a file without imports would share its names.
        text: `${/^\{/.test(text) ? `([${text}]);` : text}\nexport {};`,
      },
    ]),
  );
  const settings = {
    ...compilerOptions(),
    noEmit: true,
    incremental: false,
    composite: false,
    skipLibCheck: true,
    noUnusedLocals: false,
  };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists, readFile } = host;
  const textOf = file => texts.get(file)?.text;
  host.getSourceFile = (file, version) =>
    texts.has(file)
      ? ts.createSourceFile(file, textOf(file), version)
      : getSourceFile(file, version);
  host.fileExists = file => texts.has(file) || fileExists(file);
  host.readFile = file => textOf(file) ?? readFile(file);
  const program = ts.createProgram([...texts.keys()], settings, host);
  return [...texts].flatMap(([file, { snippet }]) => {
    const source = program.getSourceFile(file);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]
      .filter(
        ({ code, messageText }) =>
          !FROM_AROUND.includes(code) && !NOT_INSTALLED.test(messageText),
      )
      .map(
        ({ code, messageText }) =>
          `${nameOf(snippet)}: TS${code} ${ts.flattenDiagnosticMessageText(
            messageText,
            '\n',
          )}`,
      );
  });
}

test('TypeScript compiles, with all that it imports', () => {
  const wrong = {
    page: 'wrong.md',
    line: 1,
    language: 'ts',
    text: "import { pipelineHealth } from '@pipeline-health/plugin-pipeline-health-common';",
  };
  const errors = compile([wrong, ...snippetsIn('ts', 'tsx')]);
  assert.match(errors[0] ?? '', /wrong\.md:1: TS2724/);
  assert.deepEqual(errors.slice(1), []);
});

/** What yarn itself does. */
const OF_YARN = [
  'add',
  'dedupe',
  'install',
  'npm',
  'remove',
  'up',
  'workspace',
  'workspaces',
  'why',
];
const OF_NPM = ['install', 'test', 'view'];
/** Programs of others. */
const OTHERS = [
  'aws',
  'createdb',
  'curl',
  'docker',
  'dropdb',
  'export',
  'git',
  'mkdocs',
  'moto_server',
  'npx',
  'pg_dump',
  'pg_restore',
  'pip',
  'psql',
  'python3',
  'terraform',
];

/** The commands of a snippet, each on a line. */
const commandsOf = ({ text }) =>
  text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map(line => line.replace(/^\$ /, '').trim())
    .filter(line => line && !line.startsWith('#'));

function scriptOf(words) {
  const [program, ...rest] = words;
  const [name] = rest.filter(
    (word, index) => !word.startsWith('-') && rest[index - 1] !== '--cwd',
  );
  const own = program === 'yarn' ? OF_YARN : OF_NPM;
  return own.includes(name) ? undefined : name === 'run' ? rest[1] : name;
}

test('commands are there, with the files and routes that they name', () => {
  const routes = readFileSync(
    inRepository('plugins/pipeline-health-backend/src/router/createRouter.ts'),
    'utf8',
  );
  for (const snippet of snippetsIn('sh', 'bash')) {
    for (const command of commandsOf(snippet)) {
      const about = `${nameOf(snippet)}: ${command}`;
      const words = command.split(/\s+/);
      if (['yarn', 'npm'].includes(words[0])) {
        const script = scriptOf(words);
        // Of a Backstage that somebody else has.
        const isTheirs = ['start', 'tsc', 'backstage-cli'].includes(script);
        assert.ok(script === undefined || isTheirs || script in scripts, about);
      } else if (words[0] === 'node') {
        assert.ok(existsSync(inRepository(words[1])), about);
      } else {
        // A program of an environment of its own stands in a folder.
        assert.ok(words[0].startsWith('.') || OTHERS.includes(words[0]), about);
      }
      for (const [file] of command.matchAll(/(?<![\w-])docs\/[\w./-]+/g)) {
        assert.ok(existsSync(inRepository(file)), `${about}: ${file}`);
      }
      for (const [, route] of command.matchAll(
        /\/api\/pipeline-health\/(\w+)/g,
      )) {
        assert.ok(routes.includes(`/${route}`), `${about}: ${route}`);
      }
    }
  }
});

test('parameters of the role are those of its template', () => {
  const { Parameters } = parse(read('docs/iam/role.yaml'));
  const given = snippetsIn('sh').flatMap(({ text }) =>
    text.includes('role.yaml')
      ? [
          ...text.matchAll(/--parameter-overrides (\w+)=/g),
          ...text.matchAll(/ParameterKey=(\w+)/g),
        ].map(([, name]) => name)
      : [],
  );
  assert.ok(given.length > 1);
  assert.deepEqual(
    given.filter(name => !(name in Parameters)),
    [],
  );
});

test('commands that a sentence names are there', () => {
  for (const page of pages()) {
    for (const [, script] of read(page).matchAll(
      /`yarn ([a-z][\w:-]*)[^`]*`/g,
    )) {
      assert.ok(
        script in scripts ||
          OF_YARN.includes(script) ||
          ['backstage-cli', 'changeset'].includes(script),
        `${page}: yarn ${script}`,
      );
    }
  }
});

test('links lead to pages and headings that are there', () => {
  const anchors = page =>
    new Set(
      [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
        title
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s_-]/gu, '')
          .replaceAll(' ', '-'),
      ),
    );
  for (const page of pages()) {
    const text = read(page).replace(/```[\s\S]*?```/g, '');
    for (const [, target] of text.matchAll(/\]\((?![a-z]+:)([^)\s]+)\)/g)) {
      const [file, anchor] = target.split('#');
      const path = file ? join(page, '..', file) : page;
      const about = `${page}: ${target}`;
      assert.ok(existsSync(inRepository(path)), about);
      if (anchor && path.endsWith('.md')) {
        assert.ok(anchors(path).has(anchor), about);
      }
    }
  }
});
