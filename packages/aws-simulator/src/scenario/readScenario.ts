import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { spanSchema } from '../clock/parseDuration';
import { faultItemSchema } from './faultItemSchema';

const scenarioDirectory = resolve(
  dirname(require.resolve('@pipeline-health/aws-simulator/package.json')),
  'scenarios',
);

const fileSchema = z.looseObject({
  title: z.string().optional(),
  /** Names of scenarios that are played as well. */
  include: z.array(z.string()).default([]),
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits, in quotes')
    .default('123456789012'),
  region: z.string().min(1).default('eu-central-1'),
  /** How much past is there when the simulator starts. */
  history: spanSchema.default(24 * 3_600_000),
  /** How finely time is cut while simulating. */
  step: spanSchema
    .refine(
      value => value > 0 && 60_000 % value === 0,
      'expected a part of a minute, such as 10s',
    )
    .default(10_000),
  faults: z.array(faultItemSchema).default([]),
});

/** A scenario file; what the services understand of it is still unread. */
export interface ScenarioFile {
  name: string;
  head: z.infer<typeof fileSchema>;
  sections: Record<string, unknown>;
}

/**
 * Reads the files of the named scenarios (`demo,load`). A name stands for
 * `<name>.yaml` and every `<name>.*.yaml` beside it; a path for one file.
 */
export async function readScenario(names: string): Promise<ScenarioFile[]> {
  const files: ScenarioFile[] = [];
  for (const name of names.split(',').map(each => each.trim())) {
    for (const path of await filesOf(name)) {
      const file = parseScenario(basename(path), await readFile(path, 'utf8'));
      files.push(...(await withIncluded(file)));
    }
  }
  return files;
}

/** A file, and the files of the scenarios that it includes. */
export async function withIncluded(
  file: ScenarioFile,
): Promise<ScenarioFile[]> {
  const files = [file];
  for (const name of file.head.include) {
    files.push(...(await readScenario(name)));
  }
  return files;
}

/** Reads one scenario from its text. */
export function parseScenario(name: string, text: string): ScenarioFile {
  const result = fileSchema.safeParse(parseYaml(name, text));
  if (!result.success) {
    throw scenarioError(name, result.error);
  }
  const {
    title,
    include,
    account,
    region,
    history,
    step,
    faults,
    ...sections
  } = result.data;
  return {
    name,
    head: { title, include, account, region, history, step, faults },
    sections,
  };
}

function parseYaml(name: string, text: string): unknown {
  try {
    return parse(text) ?? {};
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Scenario ${name}: ${reason}`);
  }
}

/** An error that names the file and every wrong field. */
export function scenarioError(
  file: string,
  error: z.ZodError,
  prefix: PropertyKey[] = [],
): Error {
  const problems = error.issues.map(
    issue => `${fieldName([...prefix, ...issue.path])}: ${issue.message}`,
  );
  return new Error(`Scenario ${file}: ${problems.join('; ')}`);
}

function fieldName(path: PropertyKey[]): string {
  return path.reduce<string>(
    (name, part) =>
      typeof part === 'number'
        ? `${name}[${part}]`
        : `${name}${name && '.'}${String(part)}`,
    '',
  );
}

async function filesOf(name: string): Promise<string[]> {
  if (/\.ya?ml$/.test(name)) {
    return [resolve(name)];
  }
  const present = (await readdir(scenarioDirectory)).sort();
  const files = present.filter(
    file =>
      file === `${name}.yaml` ||
      (file.startsWith(`${name}.`) && file.endsWith('.yaml')),
  );
  if (files.length === 0) {
    const known = new Set(present.map(file => file.split('.')[0]));
    throw new Error(
      `There is no scenario ${name}; there are ${[...known].join(', ')}`,
    );
  }
  return files.map(file => resolve(scenarioDirectory, file));
}
