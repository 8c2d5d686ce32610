import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inRepository } from './paths.mjs';

const scenarioFolder = inRepository('packages', 'aws-simulator', 'scenarios');
const exampleFolder = inRepository('examples');

const isYaml = file => /\.ya?ml$/.test(file);

/** The files of scenarios, as the simulator finds them: a name stands for `<name>.yaml` and every `<name>.*.yaml`. */
function readScenarios(names, parse) {
  return names
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
    .flatMap(name =>
      readdirSync(scenarioFolder).filter(
        file =>
          file === `${name}.yaml` ||
          (file.startsWith(`${name}.`) && isYaml(file)),
      ),
    )
    .flatMap(file => {
      const scenario = parse(readFileSync(join(scenarioFolder, file), 'utf8'));
      const included = scenario.include ?? [];
      return [
        scenario,
        ...included.flatMap(name => readScenarios(name, parse)),
      ];
    });
}

/** By what the ARNs of its resources end. */
function resourcesOf(scenarios) {
  const items = scenarios.flatMap(scenario =>
    Object.values(scenario).filter(Array.isArray).flat(),
  );
  return new Set(items.flatMap(({ name, id }) => [name, id]).filter(Boolean));
}

/** The example entities of a scenario: no pipeline whose resources it does not have. */
export async function examplesOf(scenario) {
  // Imported late: it is there only after the dependencies are installed.
  const { parse, parseAllDocuments } = await import('yaml');
  const resources = resourcesOf(readScenarios(scenario, parse));
  return readdirSync(exampleFolder)
    .filter(isYaml)
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(exampleFolder, file), 'utf8')),
    )
    .map(document => document.toJS())
    .filter(({ kind, metadata }) => {
      const arns = metadata.annotations?.['pipeline-health.io/aws-arns'] ?? '';
      return (
        kind !== 'Location' &&
        arns
          .split(/[\s,]+/)
          .filter(Boolean)
          .every(arn => resources.has(arn.split(/[:/]/).pop()))
      );
    });
}

/** Writes the example entities of a scenario into one file of the catalog's; returns its path. */
export async function writeExamples({ scenario, port }) {
  const { stringify } = await import('yaml');
  const file = join(cacheFolder, `examples-${port}.yaml`);
  const entities = await examplesOf(scenario);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, entities.map(entity => stringify(entity)).join('---\n'));
  return file;
}
