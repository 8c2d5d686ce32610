import { templatesOf } from '@pipeline-health/plugin-pipeline-health-node';
import { awsStageKinds } from './registry';

describe('the words of all kinds together', () => {
  it('have one meaning for each key, as they are rendered from one list', () => {
    const meanings = new Map<string, Set<string>>();
    for (const kind of awsStageKinds) {
      for (const [key, template] of Object.entries(templatesOf(kind))) {
        meanings.set(key, (meanings.get(key) ?? new Set()).add(template));
      }
    }
    const several = [...meanings].filter(([, { size }]) => size > 1);
    expect(several.map(([key]) => key)).toEqual([]);
  });
});
