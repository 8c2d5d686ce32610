import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');
const SOURCES = resolve(__dirname, '..');

/** Clients whose prefix in IAM is not their own name. */
const PREFIXES: { [client: string]: string } = {
  opensearch: 'es',
  'resource-groups-tagging-api': 'tag',
};

/** Operations that IAM has another name for. */
const NAMES: { [operation: string]: string } = {
  's3:ListObjectsV2': 's3:ListBucket',
};

/** What everybody may call, and what is asked only where the tagging API, which is allowed, may not be. */
const NOT_NEEDED = ['sqs:ListQueueTags', 'sts:GetCallerIdentity'];

const document = (file: string) =>
  readFileSync(join(ROOT, 'docs/iam', file), 'utf8');

/** The IAM actions of all calls that the sources import a command for. */
function calledActions(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const calls = files
    .filter(file => file.endsWith('.ts'))
    .filter(
      file => !/\.test\.ts$|__testUtils__|conformance|endToEnd/.test(file),
    )
    .flatMap(file => {
      const text = readFileSync(join(SOURCES, file), 'utf8');
      return [
        ...text.matchAll(
          /import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g,
        ),
      ].flatMap(([, names, client]) =>
        [...names.matchAll(/(\w+)Command\b/g)].map(([, operation]) => {
          const action = `${PREFIXES[client] ?? client}:${operation}`;
          return NAMES[action] ?? action;
        }),
      );
    });
  return [...new Set(calls)]
    .filter(action => !NOT_NEEDED.includes(action))
    .sort();
}

describe('the permissions that are documented', () => {
  const called = calledActions();

  it('allow every call of the sources', () => {
    expect(called.length).toBeGreaterThan(30);
    const documented: string[] = [
      ...document('role.yaml').matchAll(/^ *- ([a-z0-9-]+:\w+)$/gm),
    ].map(([, action]) => action);
    expect(called.filter(action => !documented.includes(action))).toEqual([]);
  });

  it('are the same for Terraform', () => {
    const written = (text: string, pattern: RegExp) =>
      [...text.matchAll(pattern)].map(([, action]) => action).sort();
    expect(written(document('role.tf'), /^ *"([a-z0-9-]+:\w+)",$/gm)).toEqual(
      written(document('role.yaml'), /^ *- ([a-z0-9-]+:\w+)$/gm),
    );
  });

  it('allow nothing but reading, unless it is asked for', () => {
    const { Statement } = JSON.parse(document('policy.json'));
    const actions: string[] = Statement.flatMap(
      ({ Action }: { Action: string[] }) => Action,
    );
    expect(
      actions.filter(action => !/:(Get|List|Describe)/.test(action)),
    ).toEqual([]);
  });
});
