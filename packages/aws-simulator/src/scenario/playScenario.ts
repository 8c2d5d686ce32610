import { Service, World } from '../services/Service';
import { ScenarioFile, scenarioError } from './readScenario';

/** Makes the content of a scenario file real. */
export function playScenario(
  file: ScenarioFile,
  services: Service[],
  world: World,
  times: { zero: number; start: number },
): void {
  const sections = services.flatMap(service => service.sections ?? []);
  const known = new Set(sections.map(section => section.key));
  const unknown = Object.keys(file.sections).find(key => !known.has(key));
  if (unknown !== undefined) {
    throw new Error(
      `Scenario ${file.name}: ${unknown}: no service understands this key`,
    );
  }
  const { account, region } = file.head;
  for (const { key, schema } of sections) {
    if (file.sections[key] !== undefined) {
      const result = schema.safeParse(file.sections[key]);
      if (!result.success) {
        throw scenarioError(file.name, result.error, [key]);
      }
      result.data({ account, region, ...times });
    }
  }
  file.head.faults.forEach(fault => world.faults.inject(fault(times.zero)));
}
