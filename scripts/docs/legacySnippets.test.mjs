import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { inRepository } from '../lib/paths.mjs';
import { snippetsOf } from '../lib/snippets.mjs';
import { compilerOptions } from './compilerOptions.mjs';

const snippets = snippetsOf(
  readFileSync(inRepository('docs', 'install-legacy.md'), 'utf8'),
);

/**
 * Each snippet as a module of the app of this repository, which has all that
 * they import; those that are a whole file can be imported by the others.
 */
function modules() {
  const pathOf = ({ file }, number) =>
    inRepository(
      'packages',
      'app',
      'legacy',
      `${number}`,
      ...posix.relative('packages/app/src', file).split('/'),
    );
  const whole = snippets.filter(({ places }) => places.length === 0);
  return new Map(
    snippets.flatMap((snippet, number) =>
      [snippet, ...whole].map(it => [pathOf(it, number), it.text]),
    ),
  );
}

function compile(files) {
  const settings = { ...compilerOptions(), noEmit: true, incremental: false };
  const host = ts.createCompilerHost(settings);
  const folders = new Set([...files.keys()].map(file => dirname(file)));
  const { fileExists, readFile, directoryExists } = host;
  host.fileExists = file => files.has(file) || fileExists(file);
  host.readFile = file => files.get(file) ?? readFile(file);
  host.directoryExists = folder =>
    folders.has(folder) || directoryExists(folder);
  const program = ts.createProgram([...files.keys()], settings, host);
  return [...files.keys()].flatMap(file => {
    const source = program.getSourceFile(file);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(
      ({ messageText }) =>
        `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

test('there are snippets of each part of an app', () => {
  const files = snippets.map(({ file }) => file);
  for (const file of [
    'App.tsx',
    'Root.tsx',
    'EntityPage.tsx',
    'HomePage.tsx',
  ]) {
    assert.ok(
      files.some(it => it.endsWith(`/${file}`)),
      file,
    );
  }
});

test('every snippet for the legacy frontend system compiles', () => {
  assert.deepEqual(compile(modules()), []);
});

test('a wrong snippet is found', () => {
  const file = inRepository('packages', 'app', 'legacy', 'wrong', 'App.tsx');
  const text = [
    "import { PipelineHealthPages } from '@pipeline-health/plugin-pipeline-health';",
    '<PipelineHealthPages />;',
  ].join('\n');
  const [fault] = compile(new Map([[join(file), text]]));
  assert.match(fault, /has no exported member/);
});
