import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Document, parseDocument } from 'yaml';
import { z } from 'zod';
import { Truth, truthSchema } from './caseSchema';
import { readPipelines, WatchedPipeline } from './pipelines';

/** A case: a story that the simulator plays, and what is true of it. */
export interface Case {
  file: string;
  /** The name of the file without its ending. */
  name: string;
  /** The name of its folder: queues, streams, crawlers, batch, matching, … */
  system: string;
  title: string;
  /** The text of the scenario, without its truth. */
  scenario: string;
  pipelines: WatchedPipeline[];
  truth: Truth;
}

/** Reads a case; an error names the file and every wrong key. */
export async function readCase(file: string): Promise<Case> {
  return parseCase(file, await readFile(file, 'utf8'));
}

/** Reads a case from its text. */
export function parseCase(file: string, text: string): Case {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    throw new Error(`${file}: ${error.message}`);
  }
  const content: unknown = document.toJS();
  const sections = z.looseObject({ title: z.string().optional() });
  const scenario = sections.safeParse(content);
  if (!scenario.success) {
    throw caseError(file, scenario.error);
  }
  if (scenario.data.truth === undefined) {
    throw new Error(`${file}: truth: a case must have this key`);
  }
  const truth = truthSchema.safeParse(scenario.data.truth);
  if (!truth.success) {
    throw caseError(file, truth.error, ['truth']);
  }
  const name = basename(file).replace(/\.ya?ml$/, '');
  return {
    file,
    name,
    system: basename(dirname(file)),
    title: scenario.data.title ?? name,
    scenario: withoutTruth(document),
    pipelines: readPipelines(file, truth.data, scenario.data),
    truth: truth.data,
  };
}

function withoutTruth(document: Document.Parsed): string {
  document.delete('truth');
  return String(document);
}

function caseError(
  file: string,
  error: z.ZodError,
  prefix: PropertyKey[] = [],
): Error {
  const problems = error.issues.flatMap(issue =>
    detailsOf(issue).map(
      ({ path, message }) =>
        `${[...prefix, ...issue.path, ...path]
          .map(String)
          .join('.')}: ${message}`,
    ),
  );
  return new Error(`${file}: ${problems.join('; ')}`);
}

/** Unknown keys are named one by one. */
function detailsOf(
  issue: z.core.$ZodIssue,
): { path: PropertyKey[]; message: string }[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map(key => ({ path: [key], message: 'there is no such key' }))
    : [{ path: [], message: issue.message }];
}
